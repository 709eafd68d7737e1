import type { RouteRecordRaw } from 'vue-router'

import { MAY } from '@/session/permissions'

export const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./Home.vue'), meta: { title: '首页' } },
  { path: '/reconciliation', component: () => import('./Reconciliation.vue'), meta: { title: '对账', permissions: MAY.reconciliation } },
  { path: '/waterfall', component: () => import('./Waterfall.vue'), meta: { title: '资金水位', permissions: MAY.ledger } },
  { path: '/chain', component: () => import('./ChainSearch.vue'), meta: { title: '资金链', permissions: MAY.ledger } },
  { path: '/chain/:kind/:number', component: () => import('./ChainPage.vue'), props: true, meta: { title: '资金链', permissions: MAY.ledger } },
]
