// Holding a payment: a question alone stops nothing; two officers may, for reasons that are written down, and what they held wrongly is paid back by a clock.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { api, desktop, launch, phone, signIn } from './browser.mjs'
import { overhang, smallTargets, violations } from './checks.mjs'
import { startCounty, until } from './county.mjs'
import { header, idNumber, payment, people } from './payments.mjs'
import { personalNumbers } from './site.mjs'
import { workbook } from './xlsx.mjs'

const payee = people[0]
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const later = { 发放流水号: 'FF2017100000', 所属期间: '2017-10', 发放日期: today }
const registry = `姓名,身份证号,死亡日期,死亡原因\n${payee},${idNumber(0)},2016-12-01,病故\n`

let county, browser
const desks = {}

/** Hands in rows as the department's clerk; answers the batch. */
async function handIn(name, rows) {
  const file = { name, file: workbook('高龄津贴', [header, ...rows]).toString('base64') }
  const { body } = await api(desks.clerk, 'POST', '/uploads', file)
  const upload = await until(async () => {
    const { body: now } = await api(desks.clerk, 'GET', `/uploads/${body.uploads[0].id}`)
    return ['done', 'refused'].includes(now.state) && now
  }, `${name} is judged`)
  assert.equal(upload.sheets[0].accepted, rows.length, JSON.stringify(upload))
  return upload.sheets[0].batch
}

before(async () => {
  [county, browser] = await Promise.all([startCounty(), launch()])
  for (const [name, login] of Object.entries({ clerk: 'clerk_minzheng', reviewer: 'reviewer_minzheng', discipline: 'discipline', stranger: 'reviewer_nongye' }))
    desks[name] = await signIn(browser, county, login)
  await handIn('9月.xlsx', people.map((_, at) => payment(at)))
  await deliver(desks.discipline)
  await compare(desks.discipline)
}, { timeout: 180_000 })
after(async () => {
  await browser?.close()
  await county?.stop()
})

async function deliver(page) {
  await page.goto('/office/datasets')
  await page.getByRole('button', { name: '上传死亡人员' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles({ name: '死亡人员.csv', mimeType: 'text/csv', buffer: Buffer.from(registry) })
  await dialog.getByLabel('数据截至').fill('2017-09-30')
  await dialog.getByRole('button', { name: '上传', exact: true }).click()
  await dialog.getByText(/装入 1 行/).waitFor()
}

async function compare(page) {
  await page.goto('/office/comparison')
  await page.getByRole('button', { name: '开始比对' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '开始比对' }).click()
  await page.getByText('疑似不等于问题。', { exact: true }).waitFor({ timeout: 60_000 })
}

async function faults(page) {
  const wide = await overhang(page)
  return [...await violations(page), ...(await smallTargets(page, 24)), ...(wide > 0 ? [`${wide} px wider than the screen`] : [])]
}

/** Opens the list of holds; answers the card of the payee. */
async function card(page) {
  await page.goto('/office/holds')
  const found = page.getByRole('article').filter({ hasText: payee })
  await found.waitFor()
  return found
}

async function fillGrounds(dialog) {
  const sources = [['民政殡葬', '县殡仪馆', '火化证明2016-88号'], ['村（居）委会书面证明', '凤江村委会', '2016年12月书面证明']]
  for (const [at, [kind, unit, document]] of sources.entries()) {
    const source = dialog.getByRole('group', { name: `独立来源${'一二'[at]}` })
    await source.getByLabel('种类').selectOption(kind)
    await source.getByLabel('由谁出具').fill(unit)
    await source.getByLabel('文号或内容').fill(document)
  }
  const contact = dialog.getByRole('group', { name: '联系本人' })
  await contact.getByLabel('哪天').fill(today)
  await contact.getByLabel('怎样联系').selectOption('入户')
  await contact.getByLabel('联系上了吗').selectOption('未联系上')
  await contact.getByLabel('结果').fill('三次上门无人应门')
  await dialog.getByLabel('书面理由').fill('两个来源都显示本人已去世，先暂缓再核实')
  await dialog.getByLabel('法律依据').fill('《社会救助暂行办法》第十三条')
}

describe('a payment is held', () => {
  test('not by a question alone: asked for from the evidence card, all that is missing is named', async () => {
    const page = desks.discipline
    await page.goto('/office/clues?rule=P01')
    await page.getByRole('link', { name: payee }).click()
    const hit = page.getByRole('article').filter({ hasText: 'P01' })
    await hit.getByRole('button', { name: '申请暂缓发放' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '提交，等另一人审批' }).click()
    const said = await dialog.getByRole('alert').innerText()
    for (const part of ['第一个独立来源', '第二个独立来源', '联系本人的日期', '书面理由', '法律依据']) assert.ok(said.includes(part), said)
    for (const viewport of [phone, desktop]) {
      await page.setViewportSize(viewport)
      assert.deepEqual(await faults(page), [])
    }
    await fillGrounds(dialog)
    await dialog.getByRole('button', { name: '提交，等另一人审批' }).click()
    await page.getByText('已提交，另一人批准后才暂缓').waitFor()
  })

  test('not by who asked, nor by another department', async () => {
    const page = desks.discipline
    await (await card(page)).getByText('须由他人审批').waitFor()
    const { body } = await api(page, 'GET', '/holds')
    assert.equal(body.items[0].state, 'asked')
    for (const name of ['discipline', 'stranger', 'clerk'])
      assert.equal((await api(desks[name], 'POST', `/holds/${body.items[0].id}/approval`)).status, 403, name)
    assert.deepEqual((await api(desks.stranger, 'GET', '/holds')).body.items, [])
    assert.equal((await api(desks.clerk, 'GET', '/holds')).status, 403)
  })

  test('but by a second officer of its department, for a time', async () => {
    const held = await card(desks.reviewer)
    await held.getByRole('button', { name: '批准暂缓' }).click()
    await desks.reviewer.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click()
    await held.getByText('暂缓中').waitFor()
    assert.match(await held.innerText(), /没有续期就自动解除/)
  })

  test('and nothing is kept back by itself: who reviews the next batch is told, and may pass it', async () => {
    const batch = await handIn('10月.xlsx', [payment(0, later)])
    const page = desks.reviewer
    await page.goto(`/office/batches/${batch}/precheck`)
    await page.getByRole('heading', { name: /暂缓发放中的人/ }).waitFor()
    await page.goto(`/office/batches/${batch}`)
    const held = page.getByRole('table', { name: '暂缓发放中的人' })
    assert.match(await held.innerText(), new RegExp(later.发放流水号))
    for (const viewport of [phone, desktop]) {
      await page.setViewportSize(viewport)
      assert.deepEqual(await faults(page), [])
    }
    const before = await api(page, 'GET', `/batches/${batch}`)
    const passed = await api(page, 'POST', `/batches/${batch}/reviews`, { step: 'business', decision: 'pass', reason: '已核对暂缓名单' })
    assert.deepEqual([before.body.stage, passed.status, passed.body.stage], ['business', 200, 'finance'])
  })
})

describe('held wrongly', () => {
  test('it is released with a reason, and the clock of what is owed is there for all to see', async () => {
    const held = await card(desks.discipline)
    await held.getByRole('button', { name: '错误暂缓，解除' }).click()
    const dialog = desks.discipline.getByRole('dialog')
    await dialog.getByRole('textbox').last().fill('上门见到本人，登记有误')
    await dialog.getByRole('button', { name: '错误暂缓，解除' }).click()
    await held.getByText(/应在 \d{4}-\d\d-\d\d 前补发，还剩 15 天/).waitFor()
    assert.match(await (await card(desks.reviewer)).innerText(), /还剩 15 天/)
    for (const viewport of [phone, desktop]) {
      await desks.reviewer.setViewportSize(viewport)
      assert.deepEqual(await faults(desks.reviewer), [])
    }
  })

  test('a payment from before does not make good, one after does', async () => {
    const page = desks.reviewer
    const owed = await card(page)
    await owed.getByRole('button', { name: '登记补发' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('补发的发放流水号').fill('FF20170900000')
    await dialog.getByRole('button', { name: '登记补发' }).click()
    assert.match(await dialog.getByRole('alert').innerText(), /早于暂缓的起始日/)
    await dialog.getByLabel('补发的发放流水号').fill(later.发放流水号)
    await dialog.getByRole('button', { name: '登记补发' }).click()
    await owed.getByText('已补发', { exact: true }).waitFor()
    const { body } = await api(page, 'GET', '/holds')
    assert.deepEqual(body.figures, { approved: 1, wrong: 1, made_good: 1, overdue: 0, owed_fen: '0', median_days: 0 })
  })

  test('every step is written down, and no number is shown', async () => {
    const page = desks.discipline
    const done = await card(page)
    await done.getByText('来源、联系经过和办理记录').click()
    const text = await done.innerText()
    for (const part of ['县殡仪馆', '凤江村委会', '三次上门无人应门', '批准暂缓', '错误暂缓，解除', '上门见到本人', later.发放流水号]) assert.ok(text.includes(part), part)
    assert.deepEqual(personalNumbers(text), [])
    for (const viewport of [phone, desktop]) {
      await page.setViewportSize(viewport)
      assert.deepEqual(await faults(page), [])
    }
    for (const desk of Object.values(desks)) assert.deepEqual(desk.faults, [])
  })
})
