import type { RouteRecordRaw } from 'vue-router'

import { MAY } from '@/session/permissions'

export const routes: RouteRecordRaw[] = [
  { path: '/complaints', component: () => import('./Complaints.vue'), meta: { title: '信访举报', permissions: MAY.complaints } },
  { path: '/complaints/:id', component: () => import('./CasePage.vue'), props: true, meta: { title: '办理信访举报', permissions: MAY.complaints } },
]
