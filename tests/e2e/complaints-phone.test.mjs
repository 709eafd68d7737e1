// A report that is sealed on a villager's phone, over a line that is slow and drops, and opened in the office; drafts; tus.
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { Upload } from 'tus-js-client'

import { kiosk, launch, ok, open, phone, signIn } from './browser.mjs'
import { faults } from './checks.mjs'
import { startCounty } from './county.mjs'

const bundle = new URL('../../web/report/dist/test/seal.mjs', import.meta.url)
assert.ok(existsSync(bundle), 'tools/build-web makes web/report/dist first')
const seal = await import(bundle)
await seal.ready

const story = '三月份的低保没有到我卡上，问了村里说扣了，我不服'
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

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

/** A file as the office hands it out: `{type, sha256, size}`. */
const fileOf = (id, number) => intake.evaluate(async (path) => {
  const answer = await fetch(path)
  const bytes = await answer.arrayBuffer()
  const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((one) => one.toString(16).padStart(2, '0')).join('')
  const size = answer.headers.get('content-type') === 'image/jpeg' ? await createImageBitmap(new Blob([bytes])).then((image) => image.width) : 0
  return { status: answer.status, type: answer.headers.get('content-type'), sha256: digest, width: size }
}, `/office/api/cases/${id}/files/${number}`)

/** Photos of some hundred kilobytes, as many as asked for, each another one. */
async function photos(count) {
  const page = await open(browser, county.url, { viewport: { width: 640, height: 480 } })
  await page.goto('/about')
  const out = []
  for (let i = 0; i < count; ++i) {
    const plain = await page.screenshot({ type: 'jpeg', quality: 60 + i })
    // A camera leaves more behind than pixels: a comment of random bytes makes it as large as a photo.
    const more = Array.from({ length: 3 }, () => Buffer.concat([Buffer.from([0xff, 0xfe, 0xff, 0xff]), randomBytes(65533)]))
    out.push(Buffer.concat([plain.subarray(0, 2), ...more, plain.subarray(2)]))
  }
  await page.context().close()
  return out
}

async function aPayment(page) {
  await page.goto('/')
  await page.locator('.tiles a').first().click()
  const places = await page.locator('table a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  for (const place of places.filter((one) => /programs/.test(one))) {
    await page.goto(place)
    const deeper = page.locator('a[href^="/places/"][href*="/programs/"]')
    if (await page.locator('a[href^="/records/"]').count() === 0 && await deeper.count() > 0) await deeper.last().click()
    const record = page.locator('a[href^="/records/"]')
    if (await record.count() > 0) return page.goto(await record.first().getAttribute('href'))
  }
  throw new Error('no public payment')
}

/** Once the script has taken over: what the page says of sealing has changed. */
const scripted = (page) => page.locator('[data-sealed]').waitFor({ state: 'visible' })

describe('a phone with scripts', () => {
  const voice = Buffer.concat([Buffer.from('OggS'), randomBytes(150_000)])
  let code

  test('sends three photos and a voice note from a payment line over a line that drops, all of it sealed before it leaves', { timeout: 180_000 }, async () => {
    const page = await open(browser, county.url, { viewport: phone })
    const sent = []
    page.on('request', (request) => { if (request.method() !== 'GET') sent.push(request.url() + (request.postData() ?? '')) })
    await aPayment(page)
    await page.getByRole('link', { name: '有疑问？说这一笔不对' }).click()
    await scripted(page)
    assert.equal(await page.getByText('接收的一瞬间要经手').isVisible(), false)
    assert.deepEqual(await faults(page), [])
    const pictures = await photos(3)
    await page.getByLabel('没收到').check()
    await page.getByLabel('村（社区）干部').check()
    await page.getByLabel('什么时候、在哪里').fill(story)
    await page.getByLabel('照片、录音、视频').setInputFiles([
      ...pictures.map((buffer, i) => ({ name: `IMG_${i}.jpg`, mimeType: 'image/jpeg', buffer })),
      { name: '录音.ogg', mimeType: 'audio/ogg', buffer: voice },
    ])
    const line = await page.context().newCDPSession(page)
    await line.send('Network.enable')
    const conditions = (offline) => line.send('Network.emulateNetworkConditions', { offline, latency: 80, downloadThroughput: 120_000, uploadThroughput: 120_000 })
    await conditions(false)
    await push(page, '交上去')
    for (let i = 0; i < 3; ++i) {
      await page.getByText(/正在送… \d/).waitFor({ timeout: 60_000 })
      await new Promise((done) => setTimeout(done, 700))
      await conditions(true)
      await page.getByText('断网了，联网后自动再送').waitFor({ timeout: 60_000 })
      if (i === 0) assert.deepEqual(await faults(page), [])
      await conditions(false)
    }
    await page.getByRole('heading', { name: '收到了。请抄下您的回执码' }).waitFor({ timeout: 90_000 })
    assert.deepEqual(await faults(page), [])
    code = (await page.locator('.code').innerText()).trim().replace(/\s+/g, '-')
    assert.match(code, /^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/)
    for (const picture of [...pictures, voice]) await page.getByText(sha256(picture)).waitFor()
    assert.equal(await page.getByRole('img', { name: '回执码的二维码' }).count(), 1)
    for (const one of sent) assert.ok(!one.includes('低保') && !one.includes(code) && !one.includes(code.slice(12, 17)), one.slice(0, 200))
    assert.deepEqual((await page.context().cookies()).filter((one) => one.name === 'mingbai_case'), [])

    await page.getByLabel('请照着抄的码').fill(code.replace(/^./, (one) => (one === '7' ? '8' : '7')))
    await push(page, '核对')
    await page.getByText('第1组好像抄错了').waitFor()
    await page.getByLabel('请照着抄的码').fill(code.toLowerCase())
    await push(page, '核对')
    await page.getByRole('heading', { name: '抄对了' }).waitFor()
    assert.deepEqual(await faults(page), [])

    const found = await opened(story)
    assert.equal(found.told.record.what, '没收到')
    assert.deepEqual(found.told.files.map((file) => file.sha256), [...pictures, voice].map(sha256))
    for (let i = 0; i < 3; ++i) {
      const picture = await fileOf(found.id, i)
      assert.equal(picture.type, 'image/jpeg')
      assert.equal(picture.width, 640)
    }
    assert.equal((await fileOf(found.id, 3)).sha256, sha256(voice))
  })

  test('follows the case by the code, whose secret half stays on the phone', async () => {
    const { id } = await opened(story)
    await ok(intake, 'PUT', `/cases/${id}/class`, { kind: 'service', theme: 'payment', department: '县民政局' })
    await ok(intake, 'POST', `/cases/${id}/moves`, { move: 'screen' })
    await ok(intake, 'POST', `/cases/${id}/moves`, { move: 'accept' })
    const page = await open(browser, county.url, { viewport: phone })
    const sent = []
    page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')))
    await page.goto('/report/follow')
    await page.getByLabel('输入您抄下的回执码').fill(code)
    await push(page, '看进展')
    await page.getByRole('heading', { name: '办到哪一步了' }).waitFor()
    for (let i = 0; i < 60 && await page.getByText('剩余').count() === 0; ++i) {
      await new Promise((done) => setTimeout(done, 500))
      await page.reload()
      await page.getByRole('heading', { name: '办到哪一步了' }).waitFor()
    }
    await page.getByText(/剩余\d+个/).first().waitFor()
    assert.deepEqual(await faults(page), [])
    await page.getByLabel('补充材料').fill('还有一件事：四月的也没有到')
    await push(page, '送去')
    await page.getByText('送去了。办理的人打开以后').waitFor()
    for (const one of sent) assert.ok(!one.includes('四月') && !one.includes(code.slice(12, 17)), one.slice(0, 200))
    for (let i = 0; i < 60 && await page.getByText('四月的也没有到').count() === 0; ++i) {
      await new Promise((done) => setTimeout(done, 500))
      await page.reload()
      await page.getByRole('heading', { name: '办到哪一步了' }).waitFor()
    }
    await page.getByText('还有一件事：四月的也没有到').waitFor()
    await push(page, '离开')
    await page.getByRole('heading', { name: '凭回执码看进展' }).waitFor()
    await page.reload()
    assert.equal(await page.getByRole('heading', { name: '办到哪一步了' }).count(), 0)
  })

  test('tells a code that opens nothing nothing', async () => {
    const page = await open(browser, county.url, { viewport: phone })
    await page.goto('/report/follow')
    await page.getByLabel('输入您抄下的回执码').fill(seal.groupsOf(seal.freshCode()).join('-'))
    await push(page, '看进展')
    await page.getByText('没有查到这个回执码').waitFor()
    assert.deepEqual(await faults(page), [])
  })
})

describe('a draft', () => {
  test('comes back with its photos after the page was closed, and is gone when that is wished', async () => {
    const page = await open(browser, county.url, { viewport: phone })
    await page.goto('/report')
    await scripted(page)
    await page.getByLabel('什么时候、在哪里').fill('写到一半的话')
    await page.getByLabel('照片、录音、视频').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 x') })
    await new Promise((done) => setTimeout(done, 1000))
    await page.goto('/about')
    await page.goto('/report')
    await page.getByText('上次没写完的还在').waitFor()
    assert.deepEqual(await faults(page), [])
    assert.equal(await page.getByLabel('什么时候、在哪里').inputValue(), '写到一半的话')
    assert.equal(await page.locator('input[type=file]').evaluate((input) => input.files[0]?.name), 'a.pdf')
    await push(page, '删除草稿')
    await page.getByText('上次没写完的还在').waitFor({ state: 'hidden' })
    await page.reload()
    await scripted(page)
    assert.equal(await page.getByLabel('什么时候、在哪里').inputValue(), '')
  })

  test('that was being sent when the page was closed is sent when it opens again, once', async () => {
    const page = await open(browser, county.url, { viewport: phone })
    await page.goto('/report')
    await scripted(page)
    await page.getByLabel('村（社区）干部').check()
    await page.getByLabel('什么时候、在哪里').fill('修路的钱花到哪里去了，没有人说得清楚')
    // What is sent arrives, but no answer comes back.
    await page.route('**/report/sealed', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await push(page, '交上去')
    await page.getByText('断网了，联网后自动再送').waitFor()
    await page.unroute('**/report/sealed')
    await page.goto('/report')
    await page.getByRole('heading', { name: '收到了。请抄下您的回执码' }).waitFor()
    await opened('修路的钱花到哪里去了，没有人说得清楚')
    const { items } = await ok(intake, 'GET', '/cases')
    assert.equal(items.length, 2)
    await page.goto('/report')
    await scripted(page)
    assert.equal(await page.getByLabel('什么时候、在哪里').inputValue(), '')
  })

  test('is not kept at a kiosk', async () => {
    const page = await open(browser, county.url, { viewport: kiosk })
    await page.goto('/kiosk')
    await page.goto('/report')
    await scripted(page)
    assert.deepEqual(await faults(page), [])
    await page.getByLabel('说不清楚').first().check()
    await page.getByLabel('什么时候、在哪里').fill('在触摸屏上写的一件事情')
    await new Promise((done) => setTimeout(done, 1000))
    await page.reload()
    await scripted(page)
    assert.equal(await page.getByLabel('什么时候、在哪里').inputValue(), '')
    await page.getByLabel('说不清楚').first().check()
    await page.getByLabel('什么时候、在哪里').fill('在触摸屏上写的一件事情')
    await push(page, '交上去')
    await page.getByRole('heading', { name: '收到了。请抄下您的回执码' }).waitFor()
    assert.deepEqual(await faults(page), [])
    assert.equal(await page.getByRole('button', { name: '存成文件' }).isVisible(), false)
    assert.deepEqual(await page.evaluate(async () => [sessionStorage.length, (await indexedDB.databases()).length]), [0, 0])
  })
})

/** Lets everything through, but breaks every tenth PATCH in its middle. */
function droppingLine(target) {
  let patches = 0
  const server = createServer((near) => {
    const far = connect(target.port, target.hostname)
    const end = () => { near.destroy(); far.destroy() }
    near.on('error', end).on('close', end)
    far.on('error', end).on('close', end)
    near.on('data', (bytes) => {
      if (bytes.subarray(0, 5).toString('latin1') === 'PATCH' && ++patches % 10 === 0) {
        far.write(bytes.subarray(0, Math.floor(bytes.length / 2)))
        return setTimeout(end, 5)
      }
      far.write(bytes)
    })
    far.on('data', (bytes) => near.write(bytes))
  })
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done({ url: `http://127.0.0.1:${server.address().port}`, cuts: () => Math.floor(patches / 10), stop: () => server.close() })))
}

describe('tus', () => {
  const text = '大文件从断的地方接着交，一个字节也不少'
  const sizes = [(1 << 20) - 1, 1 << 20, (1 << 20) + 1]
  const originals = sizes.map((size) => Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(size - 9)]))

  async function worked(of, body) {
    return { 'Report-Work': await seal.solve(await (await fetch(`${county.url}/report/work?of=${of}`)).json(), body) }
  }

  async function upload(line, token, file, sealed) {
    const bytes = Buffer.from(await sealed.arrayBuffer())
    const promise = `token ${token},file ${Buffer.from(String(file)).toString('base64')}`
    const headers = await worked('file', `${promise}\n${bytes.length}`)
    await new Promise((done, failed) => new Upload(bytes, {
      endpoint: `${line.url}/report/files`, chunkSize: 32 * 1024, retryDelays: [10, 20, 40, 80, 160], headers, uploadSize: bytes.length,
      metadata: { token: Buffer.from(token, 'base64'), file: String(file) }, onError: failed, onSuccess: done,
      onBeforeRequest: (request) => { if (request.getMethod() === 'POST') request.setHeader('Upload-Metadata', promise) },
    }).start())
  }

  test('goes on where every tenth chunk was cut, at 1 MiB and a byte less and more', { timeout: 120_000 }, async () => {
    const line = await droppingLine(new URL(county.url))
    const letter = await seal.sealLetter({ concerns: 'village', post: '', kind: '', place: 0, text }, 'county',
      originals.map((bytes) => new Blob([bytes])), originals.map(() => ({ kind: 'document', type: 'application/pdf' })))
    for (const [file, sealed] of letter.files.entries()) await upload(line, letter.token, file, sealed)
    assert.ok(line.cuts() >= 9, `${line.cuts()} cuts`)
    line.stop()

    const { window } = await (await fetch(`${county.url}/report/keys`)).json()
    const body = await seal.reportFrame({
      token: seal.fromBase64(letter.token), code: seal.parseCode(letter.code), key: seal.caseKeyOf(seal.fromBase64(letter.seed)), lane: letter.lane,
      told: letter.told, files: letter.files.length,
    }, JSON.parse(window))
    const answer = await fetch(`${county.url}/report/sealed`, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...await worked('report', body) } })
    assert.deepEqual([answer.status, await answer.json()], [200, { kept: true }])
    const { id } = await opened(text)
    for (const [file, bytes] of originals.entries()) assert.equal((await fileOf(id, file)).sha256, sha256(bytes))
  })
})
