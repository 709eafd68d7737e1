import type { Vault, VaultRecovery } from '@/api/schema'

export function stateTitle(vault: Vault): string {
  if (vault.state === 'open') return '已打开'
  return vault.state === 'locked' ? '保管箱未打开：需要恢复' : '没有保管箱'
}

/** What the state means for the officer, in plain words. */
export function stateMeaning(vault: Vault): string {
  if (vault.state === 'open') return '您能看的举报内容，只有您的密码能打开。登录后保管箱自动打开，退出后锁上。'
  if (vault.state === 'locked') {
    return '保管箱还锁在原来的密码下，现在的密码打不开，管理员也打不开。两位不同单位的恢复人同意后，您可以用现在的密码重新打开。如果刚在别处恢复过，退出后重新登录即可。'
  }
  return '办理信访举报的岗位才需要保管箱，用自己设的密码登录后自动建立。'
}

/** What would happen if the password were lost; nothing where it does not matter. */
export function lossAdvice(vault: Vault): string {
  if (vault.state === 'none') return ''
  if (vault.pairs === 0) {
    return vault.state === 'open'
      ? '现在还没有两位不同单位的恢复人能帮您：忘记密码就再也打不开。请管理员安排恢复人，恢复人登录过一次后，您再重新登录一次。'
      : '建立保管箱时没有两位不同单位的恢复人，已无法恢复。请联系管理员另设账号，由他人把案件转给您。'
  }
  if (vault.state === 'open' && !vault.shared) return '恢复人有变动，您下次登录时自动更新。'
  return vault.state === 'open' ? '忘记密码时，两位不同单位的恢复人可以一起帮您恢复。' : ''
}

export function names(people: Vault['trustees']): string {
  return people.map((each) => `${each.department} ${each.officer}`).join('、')
}

/** How the last request ended; nothing while it waits, and after it has served. */
export function lastEnd(recovery: VaultRecovery | undefined): string {
  if (recovery?.state === 'refused') return `上次申请被拒绝：${recovery.closing_reason}`
  if (recovery?.state === 'expired') return '上次申请过了七天没有办完，已失效，请重新提交。'
  return ''
}
