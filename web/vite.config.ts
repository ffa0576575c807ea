import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.XINYI_SERVER ?? 'http://localhost:8080'

/** Every path below an app answers its page in development too, so that deep links survive a reload. */
const deepLinks = (): Plugin => ({
  name: 'deep-links',
  configureServer: (dev) => {
    dev.middlewares.use((request, _response, next) => {
      const app = /^\/(patient|hospital|operator)(\/[^.?]*)?(\?.*)?$/.exec(request.url ?? '')
      if (app) request.url = `/${app[1]}/index.html`
      next()
    })
  },
})

const appOf = (id: string) => /\/src\/(patient|hospital|operator|shared)\//.exec(id)?.[1]

/** An app stands on itself and on what is shared, and what is shared on no app: another app's modules bring its settings along. */
const walls = (): Plugin => ({
  name: 'walls',
  moduleParsed: function (module) {
    const from = appOf(module.id)
    for (const id of [...module.importedIds, ...module.dynamicallyImportedIds]) {
      const to = appOf(id)
      if (from && to && to !== 'shared' && to !== from) this.error(`${module.id} imports ${id} of another app`)
    }
  },
})

export default defineConfig({
  plugins: [
    deepLinks(),
    walls(),
    vue(),
    // Element Plus's components are imported where a template names them, our own by hand.
    Components({
      dirs: [],
      dts: 'components.d.ts',
      resolvers: [ElementPlusResolver({ importStyle: 'css' })],
    }),
  ],
  resolve: { alias: { '@shared': here('./src/shared') } },
  define: { __INTLIFY_JIT_COMPILATION__: true, __INTLIFY_DROP_MESSAGE_COMPILER__: false },
  build: {
    outDir: here('./target/classes/META-INF/resources'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    // Inlined images and fonts would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      checks: { pluginTimings: false },
      input: {
        patient: here('./patient/index.html'),
        hospital: here('./hospital/index.html'),
        operator: here('./operator/index.html'),
      },
    },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/api', '/problems', '/openapi.json'].map((path) => [path, { target: server }]),
    ),
  },
})
