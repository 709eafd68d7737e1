// A helper types a report for somebody, who exchanges the code before anything is shown: with scripts and without.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { launch, ok, open, phone, signIn } from './browser.mjs'
import { faults } from './checks.mjs'
import { startCounty } from './county.mjs'

let county, browser, intake

before(async () => {
  [county, browser] = await Promise.all([startCounty(), launch()])
  intake = await signIn(browser, county, 'intake_1')
}, { timeout: 180_000 })
after(async () => {
  await browser?.close()
  await county?.stop()
})

/** By the keyboard: a click on what is still scrolling smoothly into sight may miss it. */
const push = (page, name) => page.getByRole('button', { name }).first().press('Enter')
const heading = (page, name) => page.getByRole('heading', { name, level: 1 }).waitFor()

/** Opens the one case whose text that is, once the office has it. */
async function opened(text) {
  for (let i = 0; i < 80; ++i) {
    for (const { id } of (await ok(intake, 'GET', '/cases')).items) {
      const found = await ok(intake, 'POST', `/cases/${id}/openings`, { reason: '甄别' })
      if (found.told.text === text) return { id, ...found }
    }
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Error('no such case arrives')
}

const shown = async (page) => (await page.locator('.code').innerText()).trim().replace(/\s+/g, '-')

for (const scripts of [true, false]) {
  describe(`a helper's report ${scripts ? 'with' : 'without'} scripts`, () => {
    const text = `奶奶的高龄津贴三个月没有到账了${scripts ? '' : '，不用脚本'}`
    /** A form without scripts waits for its ticket; with them the page works for it. */
    const patience = () => new Promise((done) => setTimeout(done, scripts ? 0 : 3300))
    const visitor = () => open(browser, county.url, { viewport: phone, javaScriptEnabled: scripts })
    let old, fresh

    async function look(page, code) {
      await page.goto('/report/follow')
      await page.getByLabel('输入您抄下的回执码').fill(code)
      await patience()
      await push(page, '看进展')
    }

    test('ends in a code for somebody else, and leaves nothing in the browser', { timeout: 60_000 }, async () => {
      const page = await visitor()
      await page.goto('/report')
      if (scripts) await page.locator('[data-sealed]').waitFor({ state: 'visible' })
      await page.getByLabel('村（社区）干部').check()
      await page.getByLabel('什么时候、在哪里').fill(text)
      await page.getByLabel('我在替别人填写').press('Space')
      assert.deepEqual(scripts ? await faults(page) : [], [])
      await patience()
      await push(page, '交上去')
      await heading(page, '收到了。请抄下您的回执码')
      await page.getByText('请把这个码交给他本人').waitFor()
      if (scripts) assert.deepEqual(await faults(page), [])
      old = await shown(page)
      await page.getByLabel('请照着抄的码').fill(old)
      await push(page, '核对')
      await heading(page, '抄对了')
      assert.equal(await page.getByText('现在就看看').count(), 0)
      assert.deepEqual((await page.context().cookies()).filter((one) => one.name.startsWith('mingbai_')), [])
      if (!scripts) return
      assert.deepEqual(await faults(page), [])
      assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0)
      const kept = await page.evaluate(() => new Promise((done) => {
        const request = indexedDB.open('mingbai-report', 1)
        request.onsuccess = () => {
          const all = request.result.transaction('drafts').objectStore('drafts').count()
          all.onsuccess = () => done(all.result)
        }
      }))
      assert.equal(kept, 0)
      await page.goto('/report/follow')
      await heading(page, '凭回执码看进展')
    })

    test('is marked for who handles it', async () => {
      const { id, told } = await opened(text)
      assert.equal(told.by_helper, true)
      await ok(intake, 'POST', `/cases/${id}/words`, { internal: false, text: '请问是哪家银行？' })
    })

    test('is opened by whom it concerns with a new code, and by nobody with the old one', { timeout: 90_000 }, async () => {
      const page = await visitor(), sent = []
      page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')))
      await look(page, old)
      await heading(page, '先换一个只有您知道的新码')
      if (scripts) assert.deepEqual(await faults(page), [])
      assert.equal(await page.getByText('请问是哪家银行').count(), 0)
      fresh = await shown(page)
      assert.notEqual(fresh, old)
      await page.getByLabel('请照着抄的新码').fill(old)
      await push(page, '换成新码')
      await page.getByText('输的不是上面这个码').waitFor()
      await page.getByLabel('请照着抄的新码').fill(fresh.toLowerCase())
      await push(page, '换成新码')
      await page.getByText('换好了。以后只用新码').waitFor()
      if (scripts) for (const one of sent) for (const code of [old, fresh]) assert.ok(!one.includes(code.slice(12, 17)), one.slice(0, 200))
      for (let i = 0; i < 60 && await page.getByText('请问是哪家银行').count() === 0; ++i) {
        await new Promise((done) => setTimeout(done, 500))
        await page.goto('/report/case').catch(() => {})
        if (scripts) await heading(page, '办到哪一步了')
      }
      await page.getByLabel('补充材料').fill('农村信用社的存折')
      await push(page, '送去')
      await page.getByText('送去了').waitFor()

      const helper = await visitor()
      await look(helper, old)
      await helper.getByText('没有查到这个回执码，请核对后再输').waitFor()
      for (let i = 0; ; ++i) {
        const { said } = await opened(text)
        if (said.some((one) => one.from_reporter && one.text === '农村信用社的存折')) break
        assert.ok(i < 40, 'the word of whom it concerns arrives')
        await new Promise((done) => setTimeout(done, 250))
      }
      const again = await visitor()
      await look(again, fresh)
      await heading(again, '办到哪一步了')
      await again.getByText('请问是哪家银行').waitFor()
    })
  })
}
