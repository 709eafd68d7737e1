import type { RouteRecordRaw } from 'vue-router'

import { MAY } from '@/session/permissions'

export const routes: RouteRecordRaw[] = [
  { path: '/audit', component: () => import('./Audit.vue'), meta: { title: '审计日志', permissions: MAY.audit } },
  { path: '/officers', component: () => import('./Officers.vue'), meta: { title: '人员', permissions: MAY.officers } },
]
