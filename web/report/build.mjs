// report.js is for the pages, loaded by none but those under /report; seal.mjs is the same sealing for tests in Node.
import { build } from 'esbuild'

const common = { bundle: true, minify: true, target: 'es2020', legalComments: 'none', logLevel: 'warning' }
await build({ ...common, entryPoints: ['src/main.ts'], outfile: 'dist/report.js', format: 'iife', platform: 'browser' })
await build({ ...common, entryPoints: ['src/seal.ts'], outfile: 'dist/test/seal.mjs', format: 'esm', platform: 'neutral', mainFields: ['module', 'main'] })
