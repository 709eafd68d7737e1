import type { RouteRecordRaw } from 'vue-router'

import { MAY } from '@/session/permissions'

export const routes: RouteRecordRaw[] = [
  { path: '/vault-recoveries', component: () => import('./Recoveries.vue'), meta: { title: '保管箱恢复', permissions: MAY.recoverVault } },
]
