// From a registry to a decision: who is on the list of the dead and paid all the same, and what an officer makes of it.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'

import { api, desktop, launch, phone, signIn } from './browser.mjs'
import { overhang, smallTargets, violations } from './checks.mjs'
import { startCounty } from './county.mjs'
import { personalNumbers } from './site.mjs'

// A person of examples/county with many payments; county 430299 was never issued.
const payee = { name: '吴长', number: '430299195007177681' }
const registry = (number) => Buffer.from(`姓名,身份证号,死亡日期,死亡原因\n${payee.name},${number},2016-12-01,病故\n`)

let county, browser, page

before(async () => {
  [county, browser] = await Promise.all([startCounty(), launch()])
  page = await signIn(browser, county, 'discipline')
}, { timeout: 120_000 })
after(async () => {
  await browser?.close()
  await county?.stop()
})

/** Opens a page by the menu, as officers do. */
async function go(title) {
  await page.getByRole('navigation').getByRole('link', { name: title, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** Hands in a registry of the dead as of a day; the dialog with what became of it stays open. */
async function deliver(number) {
  await page.getByRole('button', { name: '上传死亡人员' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles({ name: '死亡人员.csv', mimeType: 'text/csv', buffer: registry(number) })
  await dialog.getByLabel('数据截至').fill('2017-09-30')
  await dialog.getByRole('button', { name: '上传', exact: true }).click()
  await dialog.getByRole('status').waitFor()
  return dialog
}

async function faults() {
  const wide = await overhang(page)
  return [...await violations(page), ...(await smallTargets(page, 24)), ...(wide > 0 ? [`${wide} px wider than the screen`] : [])]
}

const rows = () => page.getByRole('table', { name: '线索' }).getByRole('row').filter({ hasText: payee.name })

describe('from a registry to a decision', () => {
  test('a registry with a wrong number is refused by row, with what to do', async () => {
    await go('基础库')
    const dialog = await deliver(`${payee.number.slice(0, 17)}9`)

    assert.match(await dialog.getByRole('status').innerText(), /退回 1 行/)
    assert.match(await dialog.getByRole('row').filter({ hasText: '身份证号' }).innerText(), /^2\b/)
    assert.doesNotMatch(await dialog.innerText(), new RegExp(payee.number.slice(0, 14)))
    await dialog.getByRole('button', { name: '知道了' }).click()
  })

  test('the mended one is loaded, with its day and the day of its end', async () => {
    const dialog = await deliver(payee.number)
    assert.match(await dialog.getByRole('status').innerText(), /装入 1 行/)
    await dialog.getByRole('button', { name: '知道了' }).click()

    const row = page.getByRole('row').filter({ hasText: '死亡人员' }).first()
    await row.getByText('2017-09-30').waitFor()
    assert.match(await row.innerText(), /数据可能滞后/)
  })

  test('a run counts hits, clues and judgements apart and says what was skipped', async () => {
    await go('比对')
    await page.getByRole('button', { name: '开始比对' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '开始比对' }).click()
    await page.getByText('疑似不等于问题。', { exact: true }).waitFor({ timeout: 60_000 })

    const main = await page.getByRole('main').innerText()
    assert.match(main, /跳过 \d+ 条/)
    assert.match(await page.getByRole('table', { name: '跳过的规则' }).innerText(), /工程验收/)
    assert.match(await page.getByRole('row').filter({ hasText: 'P01' }).innerText(), /看 P01 的线索/)
  })

  test('the clue leads to a card with both sides, what would be innocent and what to verify', async () => {
    await page.getByRole('link', { name: '看 P01 的线索' }).click()
    await rows().getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: payee.name }).waitFor()

    const main = await page.getByRole('main').innerText()
    for (const text of ['不得据此停发', '资金台账', '比对数据', '2016-12-01', '可能是清白的', '怎样核实']) assert.ok(main.includes(text), text)
    assert.deepEqual(personalNumbers(main), [])
  })

  test('the number is shown for a reason only', async () => {
    await page.getByRole('button', { name: '查看（记入审计）' }).click()
    const dialog = page.getByRole('dialog')
    assert.equal(await dialog.getByRole('button', { name: '查看', exact: true }).isDisabled(), true)
    await dialog.getByRole('textbox').fill('核对死亡登记')
    await dialog.getByRole('button', { name: '查看', exact: true }).click()

    await page.getByText(payee.number.replace(/(.{4})(?=.)/g, '$1 ')).waitFor()
  })

  test('the working paper is a workbook', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '底稿 .xlsx' }).click()])

    assert.match(download.suggestedFilename(), /核查底稿.*\.xlsx$/)
    assert.equal((await readFile(await download.path())).subarray(0, 2).toString(), 'PK')
  })

  test('it can be had in print', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '底稿 PDF' }).click()])

    assert.match(download.suggestedFilename(), /核查底稿.*\.pdf$/)
    const text = execFileSync('pdftotext', ['-layout', await download.path(), '-'], { encoding: 'utf8' })
    for (const part of ['不得据此停发', payee.name, '2016-12-01', '可能无辜的情形', '被核查人意见', '复核人']) assert.ok(text.includes(part), part)
    assert.deepEqual(personalNumbers(text), [])
  })

  test('judged false with a reason by the keyboard, every question of the clue, it is gone from the list', async () => {
    for (let open = await page.getByRole('article').count(); open > 0; open--) {
      const card = page.getByRole('article').filter({ hasNotText: '已有结论' }).first()
      await card.getByRole('button', { name: '不属实' }).press('Enter')
      const dialog = page.getByRole('dialog')
      const confirm = dialog.getByRole('button', { name: '确认不属实' })
      assert.equal(await confirm.isDisabled(), true, 'no verdict without a reason')
      await dialog.getByLabel('死亡登记错误').press('Space')
      await confirm.press('Enter')
      await dialog.waitFor({ state: 'hidden' })
      await page.waitForLoadState('networkidle')
    }
    await page.goto('/office/clues?rule=P01')
    await page.getByText('这条规则没有等待核实的线索').waitFor()
    assert.equal(await rows().count(), 0)
    assert.deepEqual(page.faults, [])
  })
})

describe('every page of the comparison', () => {
  for (const viewport of [phone, desktop]) {
    test(`keeps the rules of WCAG 2.1 AA and fits ${viewport.width} px`, async () => {
      await page.setViewportSize(viewport)
      const { body } = await api(page, 'GET', '/clues')
      assert.ok(body.items.length > 0, 'there is no clue to look at')

      const found = []
      for (const path of ['/datasets', '/rules', '/comparison', '/clues', '/clues?kind=help', `/clues/${body.items[0].clue}`, '/exceptions']) {
        await page.goto(`/office${path}`)
        await page.waitForLoadState('networkidle')
        await page.locator('main h1').first().waitFor()
        found.push(...(await faults()).map((fault) => `${path}: ${fault}`))
      }

      assert.deepEqual(found, [])
    })
  }

  test('is closed to who has no business with it', async () => {
    const clerk = await signIn(browser, county, 'clerk_minzheng')
    assert.equal(await clerk.getByRole('link', { name: '线索', exact: true }).count(), 0)
    for (const path of ['/datasets', '/rules', '/clues', '/exceptions', '/runs/latest'])
      assert.equal((await api(clerk, 'GET', path)).status, 403, path)
    await clerk.goto('/office/clues')
    await clerk.getByRole('heading', { level: 1, name: '没有权限' }).waitFor()
    await clerk.context().close()
  })
})
