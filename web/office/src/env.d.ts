import 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** What the page is called in the menu's words and in the window's title. */
    title: string
    /** One of these permissions opens the page; none listed means any officer. */
    permissions?: readonly string[]
    /** Shown without a session. */
    open?: boolean
  }
}
