import type { RouteRecordRaw } from 'vue-router'

import { MAY } from '@/session/permissions'

export const routes: RouteRecordRaw[] = [
  { path: '/comparison', component: () => import('./Comparison.vue'), meta: { title: '比对', permissions: MAY.compare } },
  { path: '/clues', component: () => import('./Clues.vue'), meta: { title: '线索', permissions: MAY.clues } },
  { path: '/clues/:id', component: () => import('./CluePage.vue'), props: true, meta: { title: '证据卡', permissions: MAY.clues } },
  { path: '/exceptions', component: () => import('./WhiteList.vue'), meta: { title: '白名单', permissions: MAY.whiteList } },
  { path: '/holds', component: () => import('./Holds.vue'), meta: { title: '暂缓发放', permissions: MAY.holds } },
  { path: '/rules', component: () => import('./Rules.vue'), meta: { title: '规则', permissions: MAY.rules } },
  { path: '/free', component: () => import('./FreeComparison.vue'), meta: { title: '自由比对', permissions: MAY.freeComparison } },
  { path: '/datasets', component: () => import('./Datasets.vue'), meta: { title: '基础库', permissions: MAY.datasets } },
  { path: '/batches/:id/precheck', component: () => import('./Precheck.vue'), props: true, meta: { title: '发放前比对', permissions: MAY.batches } },
]
