import { expect, it } from 'vitest'

import { menuFor } from './menu'

function titles(permissions: string[]): string[] {
  return menuFor((wanted) => wanted.some((each) => permissions.includes(each))).flatMap((group) => group.entries.map((entry) => entry.title))
}

it('shows an officer without permissions only the first page', () => {
  expect(titles([])).toEqual(['首页'])
})

it('shows a clerk the tables and how far they have come', () => {
  expect(titles(['import_tables'])).toEqual(['首页', '上传采集表', '采集表模板', '审核'])
})

it('leaves out a group that has become empty', () => {
  expect(menuFor((wanted) => wanted.includes('see_audit')).map((group) => group.title)).toEqual(['', '管理'])
})
