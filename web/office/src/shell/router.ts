import { createRouter, createWebHistory, type Router, type RouterHistory } from 'vue-router'

import { access, explain } from '@/api/client'
import { routes as admin } from '@/admin/routes'
import { routes as collect } from '@/collect/routes'
import { routes as compare } from '@/compare/routes'
import { routes as complain } from '@/complain/routes'
import { routes as disclose } from '@/disclose/routes'
import { routes as ledger } from '@/ledger/routes'
import { routes as own } from '@/session/routes'
import { forget, may, recall, session } from '@/session/session'

import { trouble } from './trouble'

export function makeRouter(history: RouterHistory = createWebHistory(import.meta.env.BASE_URL)): Router {
  const router = createRouter({
    history,
    routes: [
      ...own,
      ...ledger,
      ...collect,
      ...disclose,
      ...compare,
      ...complain,
      ...admin,
      { path: '/denied', name: 'denied', component: () => import('./Denied.vue'), meta: { title: '没有权限' } },
      { path: '/:path(.*)', name: 'lost', component: () => import('./Lost.vue'), meta: { title: '没有这个页面' } },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })

  router.beforeEach(async (to) => {
    try {
      await recall()
      trouble.value = ''
    } catch (thrown) {
      trouble.value = explain(thrown)
      return true
    }
    if (to.meta.open) return true
    if (!session.officer) return { name: 'sign-in', query: to.path === '/' ? {} : { back: to.fullPath } }
    if (session.officer.must_change_password && to.name !== 'account') return { name: 'account' }
    if (to.meta.permissions && !may(to.meta.permissions)) return { name: 'denied' }
    return true
  })
  router.afterEach((to) => {
    document.title = `${to.meta.title} · 明白账业务后台`
  })

  access.expired = () => {
    if (!session.officer) return // several requests may find out at once
    forget()
    const back = router.currentRoute.value.fullPath
    void router.push({ name: 'sign-in', query: { back, why: 'expired' } })
  }
  return router
}
