import type { RouteRecordRaw } from 'vue-router'

import { routes as vault } from '@/vault/routes'

export const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./SignIn.vue'), meta: { title: '登录', open: true } },
  { path: '/account', name: 'account', component: () => import('./Account.vue'), meta: { title: '密码、动态口令与保管箱' } },
  ...vault,
]
