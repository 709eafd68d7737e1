// A fresh demo county, imported and published as users do it, served on a free port of this machine.
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const program = resolve(process.env.MINGBAI ?? join(root, 'build/mingbai'))
const run = promisify(execFile)

/** Where the invented tables are. */
export const tables = join(root, 'examples/county')

/** Counts and sums that the invented county must show. */
export async function expected() {
  return JSON.parse(await readFile(join(root, 'tests/data/county-2017/expect.json'), 'utf8'))
}

async function mingbai(verb, ...rest) {
  const { stdout } = await run(program, [verb, '--json', ...rest], { maxBuffer: 1 << 26 })
  return JSON.parse(stdout)
}

/** Starts the server and waits for the line that names its address. */
async function serve(data) {
  const server = spawn(program, ['serve', '--data', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const said = []
  const url = await new Promise((found, failed) => {
    server.once('error', failed)
    server.once('exit', (code) => failed(new Error(`serve ended with ${code}:\n${said.join('\n')}`)))
    createInterface({ input: server.stderr }).on('line', (line) => {
      said.push(line)
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)
      if (address) found(address[0])
    })
  })
  return { server, url, said }
}

async function end(server) {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((done) => server.once('exit', done))
  server.kill('SIGTERM')
  const late = setTimeout(() => server.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(late)
}

/** `until(probe)` asks again and again until the answer is truthy; what is due is told when it never comes. */
export async function until(probe, due, seconds = 60) {
  const last = Date.now() + seconds * 1000
  for (;;) {
    const answer = await probe()
    if (answer) return answer
    if (Date.now() > last) throw new Error(`still not there after ${seconds} s: ${due}`)
    await new Promise((done) => setTimeout(done, 100))
  }
}

/** `{url, passwords, log, stop}`: the county of examples/county, all of it published. */
export async function startCounty() {
  const folder = await mkdtemp(join(tmpdir(), 'mingbai-e2e-'))
  const data = join(folder, 'data')
  let server
  const stop = async () => {
    if (server) await end(server)
    await rm(folder, { recursive: true, force: true })
  }
  // A run that is cut short leaves neither a server nor a folder behind.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop().finally(() => process.exit(1)))
  try {
    const { officers } = await mingbai('init', '--data', data, '--county', '430299', '--demo')
    await mingbai('import', '--data', data, tables)
    const published = await mingbai('publish', '--data', data)
    const started = await serve(data)
    server = started.server
    // What was published reaches the public store a moment later.
    const all = published.published_rows.toLocaleString('en')
    await until(async () => (await (await fetch(started.url)).text()).includes(`${all} 笔`), `${all} 笔 on the home page`)
    const passwords = Object.fromEntries(officers.map(({ login, password }) => [login, password]))
    return { url: started.url, folder, passwords, log: started.said, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}
