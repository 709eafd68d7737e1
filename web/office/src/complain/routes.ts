import type { RouteRecordRaw } from 'vue-router'

import { MAY } from '@/session/permissions'

export const routes: RouteRecordRaw[] = [
  { path: '/complaints', component: () => import('./Complaints.vue'), meta: { title: '信访举报', permissions: MAY.complaints } },
  { path: '/complaints/reminders', component: () => import('./Reminders.vue'), meta: { title: '到期提醒', permissions: [...MAY.complaints, ...MAY.complaintCounts] } },
  { path: '/complaints/junk', component: () => import('./Junk.vue'), meta: { title: '清理垃圾件', permissions: MAY.intake } },
  { path: '/complaints/phrases', component: () => import('./Phrases.vue'), meta: { title: '常用语', permissions: [...MAY.intake, ...MAY.approveComplaint] } },
  { path: '/complaints/openings', component: () => import('./OddOpenings.vue'), meta: { title: '异常打开', permissions: MAY.approveComplaint } },
  { path: '/complaints/:id', component: () => import('./CasePage.vue'), props: true, meta: { title: '办理信访举报', permissions: MAY.complaints } },
  { path: '/identity-requests', component: () => import('./IdentityRequests.vue'), meta: { title: '身份保管', permissions: MAY.grantIdentity } },
  { path: '/contacts', component: () => import('./Contacts.vue'), meta: { title: '一键通电话', permissions: MAY.intake } },
]
