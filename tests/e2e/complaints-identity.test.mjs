// A reporter's name: sealed apart on the phone, asked for with a motive, granted by a custodian, read by the handler alone, and told to the reporter.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { api, launch, ok, open, phone, signIn } from './browser.mjs'
import { faults } from './checks.mjs'
import { startCounty, until } from './county.mjs'

const story = '低保发放清单上的签字不是我签的，请核对'
const someone = { name: '周小满', phone: '0733-5550177', reach: '赶集日在镇街上' }
const motive = '要当面核对发放清单上的签字笔迹'

let county, browser, intake, handler, lead, custodian, id, code

before(async () => {
  [county, browser] = await Promise.all([startCounty(), launch()])
  intake = await signIn(browser, county, 'intake_1')
  handler = await signIn(browser, county, 'reviewer_minzheng')
  lead = await signIn(browser, county, 'complaint_lead')
  custodian = await signIn(browser, county, 'custodian')
}, { timeout: 240_000 })
after(async () => {
  await browser?.close()
  await county?.stop()
})

/** By the keyboard: a click on what is still scrolling smoothly into sight may miss it. */
const push = (page, name) => page.getByRole('button', { name, exact: true }).first().press('Enter')

const refused = async (session, method, path, body) => (await api(session, method, path, body)).status

/** The form, once it knows who keeps names. */
async function form(options) {
  const page = await open(browser, county.url, { viewport: phone, ...options })
  await until(async () => {
    await page.goto('/report')
    return await page.getByLabel('匿名，不留名字').count() > 0
  }, 'a form that takes names')
  await page.getByLabel('村（社区）干部').check()
  await page.getByLabel('什么时候、在哪里').fill(story)
  return page
}

describe("a reporter's name", () => {
  test('is never sent by mistake, without scripts either', async () => {
    const page = await form({ javaScriptEnabled: false })
    await page.getByLabel('姓名（选了').fill(someone.name)
    await new Promise((done) => setTimeout(done, 3200))
    await push(page, '交上去')
    await page.getByText('要留名请选“实名”').waitFor()
    assert.equal(await page.getByLabel('姓名（选了').inputValue(), someone.name)
    await page.context().close()
  })

  test('is sealed on the phone beside the report', async () => {
    const page = await form({})
    const bodies = []
    page.on('request', (request) => bodies.push(request.postData() ?? ''))
    await page.getByLabel('实名，把名字封起来交').check()
    await push(page, '交上去')
    await page.getByText('选了“实名”，请写上姓名').waitFor()
    assert.deepEqual(await faults(page), [])
    await page.screenshot({ path: 'output/complaints-identity-form.png', fullPage: true })
    await page.getByLabel('姓名（选了').fill(someone.name)
    await page.getByLabel('电话（可以不写）').fill(someone.phone)
    await page.getByLabel('怎么找到您').fill(someone.reach)
    await push(page, '交上去')
    await page.getByRole('heading', { name: '收到了。请抄下您的回执码' }).waitFor()
    code = (await page.locator('.code').innerText()).trim().replace(/\s+/g, '-')
    assert.match(bodies.join('\n'), /"identity":\[\{/)
    assert.doesNotMatch(bodies.join('\n'), /周小满|0733-5550177/)
    await page.context().close()
  })

  test('stands nowhere in the case, which says only that there is one', async () => {
    const row = await until(async () => (await ok(intake, 'GET', '/cases')).items[0], 'the case')
    id = row.id
    assert.equal(row.named, true)
    await ok(intake, 'PUT', `/cases/${id}/class`, { kind: 'service', theme: 'payment', department: '县民政局' })
    await ok(intake, 'POST', `/cases/${id}/moves`, { move: 'screen' })
    await ok(intake, 'POST', `/cases/${id}/moves`, { move: 'accept' })
    const { items } = await ok(intake, 'GET', `/cases/${id}/candidates`)
    await ok(intake, 'POST', `/cases/${id}/moves`, { move: 'assign', handler: items.find((one) => one.department === '县民政局' && !one.grounds.length).id })
    const opened = JSON.stringify(await ok(handler, 'POST', `/cases/${id}/openings`, { reason: '办理' }))
    const exported = JSON.stringify(await ok(handler, 'POST', `/cases/${id}/redactions`, { names: [] }))
    assert.doesNotMatch(opened + exported, /周小满|0733-5550177/)
    assert.equal(await refused(handler, 'POST', `/cases/${id}/identity-openings`), 409)
    assert.equal(await refused(intake, 'POST', `/cases/${id}/identity-openings`), 403)
    assert.equal(await refused(intake, 'POST', `/cases/${id}/identity-requests`, { motive }), 403)
    assert.equal(await refused(lead, 'GET', `/cases/${id}/identity`), 404)
    assert.equal(await refused(custodian, 'GET', `/cases/${id}/identity`), 404)
  })

  test('is asked for with a motive, and granted by who sees nothing of the case', async () => {
    await handler.goto(`/office/complaints/${id}`)
    await handler.getByRole('dialog').getByLabel('理由').fill('办理')
    await handler.getByRole('dialog').getByRole('button', { name: '打开', exact: true }).click()
    await handler.getByRole('heading', { name: '反映人身份' }).waitFor()
    await handler.getByRole('button', { name: '请求查看身份' }).click()
    const dialog = handler.getByRole('dialog', { name: '请求查看身份' })
    await dialog.getByLabel('理由').fill('想看看')
    await dialog.getByRole('button', { name: '交保管人' }).click()
    await dialog.getByText('请至少写10个字').waitFor()
    await dialog.getByLabel('理由').fill(motive)
    await dialog.getByRole('button', { name: '交保管人' }).click()
    await handler.getByText('等保管人决定').waitFor()
    assert.deepEqual(await faults(handler, 24), [])
    const [{ id: request }] = (await ok(custodian, 'GET', '/identity-requests')).items
    assert.equal(await refused(handler, 'GET', '/identity-requests'), 403)
    assert.equal(await refused(handler, 'POST', `/identity-requests/${request}/decision`, { granted: true, reason: '同意' }), 403)
    assert.equal(await refused(lead, 'POST', `/identity-requests/${request}/decision`, { granted: true, reason: '同意' }), 403)

    await custodian.getByRole('link', { name: '身份保管' }).click()
    await custodian.getByText(motive).waitFor()
    assert.equal(await custodian.getByText(story).count(), 0)
    assert.deepEqual(await faults(custodian, 24), [])
    await custodian.screenshot({ path: 'output/complaints-identity-custodian.png', fullPage: true })
    await custodian.getByRole('button', { name: '同意', exact: true }).click()
    const decision = custodian.getByRole('dialog', { name: '同意查看身份' })
    await decision.getByLabel('理由').fill('笔迹只能当面核对')
    await decision.getByRole('button', { name: '同意', exact: true }).click()
    await custodian.getByRole('button', { name: '收回同意' }).waitFor()
  })

  test('is read by the handler alone, once at a time', async () => {
    await handler.reload()
    await handler.getByRole('dialog').getByLabel('理由').fill('办理')
    await handler.getByRole('dialog').getByRole('button', { name: '打开', exact: true }).click()
    await handler.getByRole('button', { name: '打开信封' }).click()
    for (const word of Object.values(someone)) await handler.getByText(word, { exact: true }).waitFor()
    assert.deepEqual(await faults(handler, 24), [])
    await handler.getByRole('button', { name: '看完了，收起' }).click()
    assert.equal(await handler.getByText(someone.name).count(), 0)
    assert.equal(await refused(custodian, 'POST', `/cases/${id}/identity-openings`), 403)
    assert.equal(await refused(intake, 'POST', `/cases/${id}/identity-openings`), 403)
  })

  test('was asked for by whom and why, its owner reads by the code', async () => {
    const page = await open(browser, county.url, { viewport: phone, javaScriptEnabled: false })
    await until(async () => {
      await page.goto('/report/follow')
      await page.getByLabel('输入您抄下的回执码').fill(code)
      await new Promise((done) => setTimeout(done, 3200))
      await push(page, '看进展')
      return page.getByText(`理由：${motive}`).waitFor({ timeout: 10_000 }).then(() => true, () => false)
    }, 'the word of the custodian')
    const said = await page.content()
    assert.match(said, /办理人（县民政局部门审核员）于\d+月\d+日请求查看您的姓名/)
    assert.match(said, /保管人（县委组织部）已同意，理由：笔迹只能当面核对/)
    await page.context().close()
  })

  test('is taken back by the custodian, and then read by nobody', async () => {
    await custodian.getByRole('button', { name: '收回同意' }).click()
    const dialog = custodian.getByRole('dialog', { name: '收回同意' })
    await dialog.getByLabel('理由').fill('已经核对完')
    await dialog.getByRole('button', { name: '收回', exact: true }).click()
    await custodian.getByText('没有等您决定的请求').waitFor()
    assert.deepEqual(await faults(custodian, 24), [])
    assert.equal(await refused(handler, 'POST', `/cases/${id}/identity-openings`), 409)
  })
})
