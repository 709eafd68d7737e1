/** Where to go after signing in: a page of ours, never an address elsewhere. */
export function comeback(back: unknown): string {
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in') ? back : '/'
}
