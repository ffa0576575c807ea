// Builds the web apps, and does nothing when nothing has changed. Maven runs it; `npm run build`
// is the same.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const ROOT = dirname(fileURLToPath(import.meta.url))
const OUT = join(ROOT, 'target/classes/META-INF/resources')
const BUILT = join(ROOT, 'target/.built')
const INSTALLED = join(ROOT, 'node_modules/.installed')
const INPUTS = ['build.mjs', 'openapi.json', 'package.json', 'package-lock.json', 'vite.config.ts',
  'patient', 'hospital', 'operator', 'public', 'src']
const GENERATED = join(ROOT, 'src/shared/api/schema.d.ts')

function files(path) {
  if (!existsSync(path) || path === GENERATED) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).sort().flatMap((name) => files(join(path, name)))
}

function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((name) => files(join(ROOT, name)))) {
    hash.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

const reads = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

function run(command, ...args) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
  if (done.status !== 0) {
    console.error(`web: ${command} ${args.join(' ')} failed`)
    process.exit(done.status ?? 1)
  }
}

const bin = (name) => join(ROOT, 'node_modules/.bin', name)

export function install() {
  const wanted = fingerprint(['package.json', 'package-lock.json'])
  if (reads(INSTALLED) === wanted) return
  run('npm', 'ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error')
  writeFileSync(INSTALLED, wanted)
}

const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(`web: Node 20 or later is needed, this is ${process.versions.node}`)
  process.exit(3)
}
const task = process.argv[2] ?? 'build'
if (task === 'install') {
  install()
} else if (task === 'check') {
  install()
  run(bin('openapi-typescript'), 'openapi.json', '-o', GENERATED, '--silent')
  run(bin('vue-tsc'), '--noEmit')
} else {
  const sources = fingerprint(INPUTS)
  if (reads(BUILT) !== sources || !existsSync(join(OUT, 'patient/index.html'))) {
    install()
    run(bin('openapi-typescript'), 'openapi.json', '-o', GENERATED, '--silent')
    run(bin('vite'), 'build', '--logLevel', 'warn')
    // The server hands these out as they are; it compresses nothing itself.
    for (const path of files(OUT).filter((name) => /\.(js|css|svg|json)$/.test(name))) {
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
    }
    mkdirSync(dirname(BUILT), { recursive: true })
    writeFileSync(BUILT, sources)
  }
}
