import { nextTick, watch } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router'
import { english } from '../i18n'
import { clock, deskApp, type Role } from './app'
import type { Pair } from './words'

declare module 'vue-router' {
  interface RouteMeta {
    name?: Pair
    /** Served without a session. */
    public?: boolean
    /** The place in the menu it belongs to. */
    under?: string
    /** Who may come here; anyone signed in when absent. */
    roles?: readonly Role[]
  }
}

/** The router of a desk app: the city in the path, a session where one is needed, titles, and focus. */
export function deskRouter(app: ReturnType<typeof deskApp>, base: string, title: Pair, routes: RouteRecordRaw[]): Router {
  const router = createRouter({
    history: createWebHistory(base),
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
  router.beforeEach(async (to) => {
    app.city.value = String(to.params.city ?? '')
    if (!to.meta.public && !app.session.value) {
      return { name: 'sign-in', params: { city: app.city.value }, query: { then: to.fullPath } }
    }
    if (to.meta.roles && !app.can(...to.meta.roles)) return { name: 'home', params: { city: app.city.value } }
    // Screens speak of the city's day, never of this computer's.
    if (app.session.value && !clock.now.value) await clock.read().catch(() => null)
    return true
  })
  const entitle = (name: Pair | undefined) => {
    const index = english.value ? 1 : 0
    document.title = [name?.[index], title[index]].filter(Boolean).join(' · ')
  }
  watch(english, () => entitle(router.currentRoute.value.meta.name))
  router.afterEach(async (to, from) => {
    entitle(to.meta.name)
    if (from.matched.length === 0 || to.path === from.path) return
    await nextTick()
    // A screen that takes the focus itself (a scan box, a form) keeps it.
    const within = document.activeElement?.closest('main')
    if (!within) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  })
  app.onSignedOut(() => {
    const then = router.currentRoute.value.fullPath
    if (app.city.value) void router.push({ name: 'sign-in', params: { city: app.city.value }, query: { then } })
  })
  return router
}
