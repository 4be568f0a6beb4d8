/**
 * Runs in the worker that keeps the site for offline use. The address of a page has no ending (`/docs/plan`), the file
 * that is kept has one (`docs/plan.html`): the worker of the plugin looks for neither, and the page would be missing
 * exactly when there is no network. An address that is no page gets the page that says so.
 */
self.addEventListener('fetch', (event) => {
  const {pathname, origin} = new URL(event.request.url)
  if (event.request.mode !== 'navigate' || origin !== self.location.origin) return
  if (pathname.endsWith('/') || /\.\w+$/.test(pathname)) return
  event.respondWith(answer(event.request, `${origin}${pathname}.html`))
})

async function answer(request, file) {
  // Kept files carry their revision in the address.
  const kept = await caches.match(file, {ignoreSearch: true})
  if (kept) return kept
  try {
    return await fetch(request)
  } catch {
    const missing = new URL('404.html', self.registration.scope).href
    return (await caches.match(missing, {ignoreSearch: true})) ?? Response.error()
  }
}

/** The plugin calls it; the listener above is all there is. */
export default function servePages() {}
