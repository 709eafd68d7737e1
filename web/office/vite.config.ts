/// <reference types="vitest/config" />
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/office/',
  plugins: [vue()],
  resolve: { alias: { '@': '/src' } },
  build: {
    target: 'es2020',
    // The server's policy allows no data: fonts and no inline scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    rollupOptions: {
      output: {
        manualChunks: (id) => (/node_modules\/(@vue|vue|vue-router|openapi-fetch)\//.test(id) ? 'vue' : undefined),
      },
    },
  },
  server: { proxy: { '/office/api': 'http://127.0.0.1:8080' } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    testTimeout: 30_000, // a busy machine is no fault of the code
    server: { deps: { inline: ['element-plus'] } },
  },
})
