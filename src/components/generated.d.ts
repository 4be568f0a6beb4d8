/** JSON modules that plugins/docusaurus-plugin-runbooks writes while the site is built. */
declare module '@generated/docusaurus-plugin-runbooks/default/*.json' {
  const data: unknown
  export default data
}
