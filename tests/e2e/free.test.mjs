// Free comparison: an auditor lays two lists side by side, keeps the question as a draft rule, and another officer switches it on.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { api, desktop, launch, phone, signIn } from './browser.mjs'
import { overhang, smallTargets, violations } from './checks.mjs'
import { startCounty } from './county.mjs'
import { personalNumbers } from './site.mjs'

// A person of examples/county with many payments; county 430299 was never issued.
const payee = { name: '吴长', number: '430299195007177681' }
const registries = {
  deceased: `姓名,身份证号,死亡日期,死亡原因\n${payee.name},${payee.number},2016-12-01,病故\n`,
  prisoners: `姓名,身份证号,监所,入监日期\n${payee.name},${payee.number},示范监狱,2016-11-02\n`,
}

let county, browser, page

before(async () => {
  [county, browser] = await Promise.all([startCounty(), launch()])
  const discipline = await signIn(browser, county, 'discipline')
  for (const [name, csv] of Object.entries(registries)) {
    const loaded = await api(discipline, 'POST', `/datasets/${name}/deliveries?as_of=2017-09-30`, { name: `${name}.csv`, file: Buffer.from(csv).toString('base64') })
    assert.equal(loaded.body.accepted, 1, JSON.stringify(loaded.body))
  }
  await discipline.context().close()
  page = await signIn(browser, county, 'audit_office')
}, { timeout: 180_000 })
after(async () => {
  await browser?.close()
  await county?.stop()
})

async function faults() {
  const wide = await overhang(page)
  return [...await violations(page), ...(await smallTargets(page, 24)), ...(wide > 0 ? [`${wide} px wider than the screen`] : [])]
}

async function choose(label, option) {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  const one = page.getByRole('option', { name: option, exact: true })
  await one.click()
  await one.waitFor({ state: 'hidden' })
}

async function compare(second) {
  await choose('第二份名单', second)
  await page.getByLabel('为什么对').fill('核对已去世的人是否还在领补助')
  await page.getByRole('button', { name: '开始对' }).click()
  await page.getByRole('heading', { name: '三、看结果' }).waitFor()
  await page.getByRole('button', { name: '保存为规则' }).waitFor({ timeout: 60_000 })
}

const found = () => page.getByRole('table', { name: '对比明细' })

describe('two lists side by side', () => {
  test('the page says what is missing, and offers only what both lists have', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '自由比对', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '自由比对' }).waitFor()
    assert.equal(await page.getByRole('button', { name: '开始对' }).isDisabled(), true)
    await page.getByText('先选两份名单。', { exact: true }).waitFor()
    await choose('第二份名单', '死亡人员')
    await page.getByRole('radio', { name: /领取人身份证号 ＝ 身份证号/ }).waitFor()
    await page.getByText('请写明为什么对这两份名单').waitFor()
  })

  test('who is in both is counted and shown, without names and numbers', async () => {
    await compare('死亡人员')
    const main = await page.getByRole('main').innerText()
    assert.match(main, /两份都有\s*1 个/)
    const table = await found().innerText()
    assert.match(table, /吴\*/)
    assert.match(table, /2016-12-01/)
    assert.doesNotMatch(table, /吴长/)
    assert.deepEqual(personalNumbers(main), [])
  })

  test('a condition narrows the list; a value that is none is refused with what to write', async () => {
    await choose('给第一份名单加条件', '发放金额')
    const condition = page.getByRole('group', { name: '条件 发放金额' })
    await condition.getByRole('textbox', { name: '值' }).fill('很多')
    await page.getByRole('button', { name: '开始对' }).click()
    await page.getByText('“发放金额”要填金额，以元计').waitFor()
    await condition.getByRole('textbox', { name: '值' }).fill('99999999')
    await page.getByRole('button', { name: '开始对' }).click()
    await page.getByText('没有找到两份都有的。').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: '去掉条件 发放金额' }).click()
  })

  test('of a sensitive list only the match is shown', async () => {
    await compare('在押服刑人员')
    await found().getByText('比中').first().waitFor()
    assert.doesNotMatch(await page.getByRole('main').innerText(), /示范监狱|2016-11-02/)
  })

  test('another officer does not see what was found', async () => {
    const asked = await api(page, 'POST', '/free/comparisons', { first: 'payment', first_key: 'person', first_conditions: [], second: 'deceased', second_key: 'person', second_conditions: [], want: 'both', reason: '核对已去世的人' })
    assert.equal(asked.status, 202)
    const other = await signIn(browser, county, 'discipline')
    assert.equal((await api(other, 'GET', `/free/comparisons/${asked.body.id}`)).status, 404)
    await other.context().close()
    const clerk = await signIn(browser, county, 'clerk_minzheng')
    assert.equal((await api(clerk, 'GET', '/free/lists')).status, 403)
    await clerk.context().close()
  })
})

describe('a rule of the county\'s own', () => {
  test('is kept as a draft with its words', async () => {
    await page.goto('/office/free')
    await compare('死亡人员')
    await page.getByRole('button', { name: '保存为规则' }).click()
    const dialog = page.getByRole('dialog')
    const save = dialog.getByRole('button', { name: '保存草稿' })
    assert.equal(await save.isDisabled(), true, 'no rule without its words')
    await dialog.getByLabel('规则名称').fill('去世后还在领')
    await dialog.getByLabel('为什么查').fill('人已去世，钱可能由他人领走。')
    await dialog.getByLabel('哪些情况是清白的').fill('死亡登记有误\n同名')
    await dialog.getByLabel('怎样核实').fill('向村委会核实')
    assert.deepEqual(await faults(), [])
    await save.click()
    await page.getByRole('row').filter({ hasText: 'Z01 去世后还在领' }).getByText('草稿', { exact: true }).waitFor()
    assert.equal(await page.getByRole('button', { name: '启用 Z01' }).count(), 0, 'nobody switches on their own')
  })

  test('runs when it is tried, and its clue has a card like any other', async () => {
    await page.getByRole('button', { name: '试运行 Z01' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '试运行' }).click()
    await page.getByRole('link', { name: '看 Z01 的线索' }).click({ timeout: 60_000 })
    await page.getByRole('table', { name: '线索' }).getByRole('row').filter({ hasText: payee.name }).getByRole('link').click()
    const main = page.getByRole('main')
    await main.getByText('死亡登记有误').waitFor()
    assert.match(await main.innerText(), /2016-12-01/)
  })

  test('is switched on by another officer, and withdrawn', async () => {
    const mine = page
    page = await signIn(browser, county, 'discipline')
    await page.goto('/office/free')
    await page.getByRole('button', { name: '启用 Z01' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '启用' }).click()
    await page.getByRole('row').filter({ hasText: 'Z01' }).getByText('启用', { exact: true }).waitFor()
    const { body } = await api(page, 'GET', '/rules')
    assert.equal(body.items.find((rule) => rule.id === 'Z01').status, 'on')
    await page.getByRole('button', { name: '撤回 Z01' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
    await page.getByRole('row').filter({ hasText: 'Z01' }).getByText('已撤回', { exact: true }).waitFor()
    assert.deepEqual(page.faults, [])
    await page.context().close()
    page = mine
  })

  for (const viewport of [phone, desktop]) {
    test(`the page keeps the rules of WCAG 2.1 AA and fits ${viewport.width} px`, async () => {
      await page.setViewportSize(viewport)
      await page.goto('/office/free')
      await choose('第二份名单', '死亡人员')
      await choose('给第一份名单加条件', '发放日期')
      assert.deepEqual(await faults(), [])
      await page.getByRole('button', { name: '去掉条件 发放日期' }).click()
      await compare('死亡人员')
      await page.getByRole('heading', { level: 1 }).hover() // a button under the mouse is paler
      assert.deepEqual(await faults(), [])
    })
  }
})
