import type { RouteRecordRaw } from 'vue-router'

import { MAY } from '@/session/permissions'

export const routes: RouteRecordRaw[] = [
  { path: '/batches', component: () => import('./Batches.vue'), meta: { title: '审核', permissions: MAY.batches } },
  { path: '/batches/:id', component: () => import('./BatchPage.vue'), props: true, meta: { title: '批次审核', permissions: MAY.batches } },
  { path: '/proposals', component: () => import('./Proposals.vue'), meta: { title: '勘误申请', permissions: MAY.proposals } },
  { path: '/profiles', component: () => import('./Profiles.vue'), meta: { title: '公开策略', permissions: MAY.profiles } },
  { path: '/catalogue', component: () => import('./Catalogue.vue'), meta: { title: '公开目录', permissions: MAY.catalogue } },
  { path: '/policies', component: () => import('./Policies.vue'), meta: { title: '政策文件', permissions: MAY.policies } },
  { path: '/policies/new', component: () => import('./PolicyEditor.vue'), meta: { title: '新增政策文件', permissions: MAY.policies } },
  { path: '/policies/:id', component: () => import('./PolicyEditor.vue'), props: true, meta: { title: '政策文件', permissions: MAY.policies } },
  { path: '/publications', component: () => import('./Publications.vue'), meta: { title: '已公开', permissions: MAY.publications } },
  { path: '/slips', component: () => import('./Slips.vue'), meta: { title: '自助查询凭条', permissions: MAY.slips } },
  { path: '/withdrawals', component: () => import('./Withdrawals.vue'), meta: { title: '待确认的撤下', permissions: MAY.withdraw } },
]
