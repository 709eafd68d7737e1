import type { RouteRecordRaw } from 'vue-router'

import { MAY } from '@/session/permissions'

const permissions = MAY.import

export const routes: RouteRecordRaw[] = [
  { path: '/uploads', component: () => import('./Uploads.vue'), meta: { title: '上传采集表', permissions } },
  { path: '/uploads/:id', component: () => import('./UploadResult.vue'), props: true, meta: { title: '上传结果', permissions } },
  { path: '/templates', component: () => import('./Templates.vue'), meta: { title: '采集表模板', permissions } },
]
