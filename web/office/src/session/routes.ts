import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./SignIn.vue'), meta: { title: '登录', open: true } },
  { path: '/account', name: 'account', component: () => import('./Account.vue'), meta: { title: '修改密码与动态口令' } },
]
