import type { WithdrawalReason } from '@/api/schema'

export const REASONS: Record<WithdrawalReason, { title: string; text: string }> = {
  privacy: { title: '涉及个人隐私', text: '公开的内容让人认出不该公开的个人情况。' },
  secrecy: { title: '涉密', text: '内容属于国家秘密或工作秘密。' },
  wrong_object: { title: '对象错误', text: '记录写错了人、单位或项目。金额写错走勘误，不走撤下。' },
  legal_order: { title: '法定要求', text: '法院、上级机关依法要求撤下。' },
}
