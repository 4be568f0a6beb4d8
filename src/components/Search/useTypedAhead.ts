import {useCallback, useLayoutEffect, useRef} from 'react'

/**
 * The key `/` opens the search, but is a character where somebody writes.
 *
 * Whoever types on while the dialog is still loading loses no letter: what is returned gives them, once. Once the
 * dialog stands there, keys are its own.
 */
export function useTypedAhead(open: () => Promise<void>, isOpen: boolean): () => string {
  const typed = useRef<string>(undefined)
  // With the same stroke that closes the dialog, or a slash right after it would be lost.
  useLayoutEffect(() => {
    if (isOpen) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const {key, target} = event
      if ((target as HTMLElement).closest('input, textarea, select, [contenteditable]')) return
      if (typed.current === undefined) {
        if (key !== '/') return
        typed.current = ''
        open().catch(() => {
          typed.current = undefined
        })
      } else if (key === 'Backspace') typed.current = typed.current.slice(0, -1)
      else if (key.length === 1) typed.current += key
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [open, isOpen])
  return useCallback(() => {
    const ahead = typed.current ?? ''
    typed.current = undefined
    return ahead
  }, [])
}
