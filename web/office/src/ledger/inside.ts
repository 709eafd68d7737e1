/** A link of the server as a page of this application, with or without the application's own prefix. */
export function inside(link: string): string {
  const path = link.replace(/^\/office(?=\/|$)/, '')
  return /^\/(?![/\\])/.test(path) ? path : '/'
}
