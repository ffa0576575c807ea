import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { city, comeIn, onSignedOut, signedIn } from './app'
import { i18n } from './texts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the title. */
    title?: string
    /** Served without a session. */
    open?: boolean
  }
}

const within: RouteRecordRaw[] = [
  { path: '', name: 'home', component: () => import('./screens/HomeScreen.vue'), meta: { title: 'home.title' } },
  { path: 'sign-in', name: 'sign-in', component: () => import('./screens/SignInScreen.vue'), meta: { title: 'signIn.title', open: true } },
  { path: 'activate', name: 'activate', component: () => import('./screens/ActivateScreen.vue'), meta: { title: 'activate.title' } },
  { path: 'activate/:scheme', name: 'consent', component: () => import('./screens/ConsentScreen.vue'), meta: { title: 'consent.title' } },
  { path: 'activate/:scheme/result', name: 'activated', component: () => import('./screens/ActivatedScreen.vue'), meta: { title: 'activated.title' } },
  { path: 'code', name: 'code', component: () => import('./screens/CodeScreen.vue'), meta: { title: 'code.title' } },
  { path: 'book', name: 'book', component: () => import('./screens/BookScreen.vue'), meta: { title: 'book.title' } },
  { path: 'book/:institution/:department', name: 'slots', component: () => import('./screens/SlotsScreen.vue'), meta: { title: 'slots.title' } },
  { path: 'bookings', name: 'bookings', component: () => import('./screens/BookingsScreen.vue'), meta: { title: 'bookings.title' } },
  { path: 'visits', name: 'visits', component: () => import('./screens/VisitsScreen.vue'), meta: { title: 'visits.title' } },
  { path: 'visits/:visit', name: 'visit', component: () => import('./screens/VisitScreen.vue'), meta: { title: 'visit.title' } },
  { path: 'visits/:visit/guide', name: 'guide', component: () => import('./screens/GuideScreen.vue'), meta: { title: 'guide.title' } },
  { path: 'visits/:visit/bill', name: 'bill', component: () => import('./screens/BillScreen.vue'), meta: { title: 'bill.title' } },
  { path: 'visits/:visit/days', name: 'days', component: () => import('./screens/DaysScreen.vue'), meta: { title: 'days.title' } },
  { path: 'visits/:visit/rate', name: 'rate', component: () => import('./screens/RateScreen.vue'), meta: { title: 'rate.title' } },
  { path: 'bills', name: 'bills', component: () => import('./screens/BillsScreen.vue'), meta: { title: 'bills.title' } },
  { path: 'bills/:obligation', name: 'debt', component: () => import('./screens/DebtScreen.vue'), meta: { title: 'debt.title' } },
  { path: 'bills/:obligation/instalments', name: 'instalments', component: () => import('./screens/InstalmentsScreen.vue'), meta: { title: 'parts.title' } },
  { path: 'bills/:obligation/dispute', name: 'dispute', component: () => import('./screens/DisputeScreen.vue'), meta: { title: 'dispute.title' } },
  { path: 'pay', name: 'pay', component: () => import('./screens/PayScreen.vue'), meta: { title: 'pay.title' } },
  { path: 'payments', name: 'payments', component: () => import('./screens/PaymentsScreen.vue'), meta: { title: 'payments.title' } },
  { path: 'payments/:payment', name: 'payment', component: () => import('./screens/PaymentScreen.vue'), meta: { title: 'payment.title' } },
  { path: 'debits', name: 'debits', component: () => import('./screens/DebitsScreen.vue'), meta: { title: 'debits.title' } },
  { path: 'accounts', name: 'accounts', component: () => import('./screens/AccountsScreen.vue'), meta: { title: 'accounts.title' } },
  { path: 'accounts/card', name: 'card', component: () => import('./screens/CardScreen.vue'), meta: { title: 'card.title' } },
  { path: 'lines/:line', name: 'line', component: () => import('./screens/LineScreen.vue'), meta: { title: 'line.title' } },
  { path: 'family', name: 'family', component: () => import('./screens/FamilyScreen.vue'), meta: { title: 'family.title' } },
  { path: 'family/invite', name: 'invite', component: () => import('./screens/InviteScreen.vue'), meta: { title: 'invite.title' } },
  { path: 'family/:tie/assumption', name: 'assume', component: () => import('./screens/AssumeScreen.vue'), meta: { title: 'assume.title' } },
  { path: 'messages', name: 'messages', component: () => import('./screens/MessagesScreen.vue'), meta: { title: 'messages.title' } },
  { path: 'help', name: 'help', component: () => import('./screens/HelpScreen.vue'), meta: { title: 'help.title' } },
  { path: 'standing', name: 'standing', component: () => import('./screens/StandingScreen.vue'), meta: { title: 'standing.title' } },
  { path: 'scores', name: 'scores', component: () => import('./screens/ScoresScreen.vue'), meta: { title: 'scores.title' } },
  { path: 'records', name: 'records', component: () => import('./screens/RecordsScreen.vue'), meta: { title: 'records.title' } },
  { path: 'commitments', name: 'commitments', component: () => import('./screens/CommitmentsScreen.vue'), meta: { title: 'commitments.title' } },
  { path: 'commitments/:commitment', name: 'commitment', component: () => import('./screens/CommitmentScreen.vue'), meta: { title: 'commitment.title' } },
  { path: 'me', name: 'me', component: () => import('./screens/MeScreen.vue'), meta: { title: 'me.title' } },
  { path: 'settings', name: 'settings', component: () => import('./screens/SettingsScreen.vue'), meta: { title: 'settingsScreen.title', open: true } },
  { path: ':rest(.*)+', name: 'lost', component: () => import('./screens/LostScreen.vue'), meta: { title: 'state.notFound', open: true } },
]

export const router = createRouter({
  history: createWebHistory('/patient/'),
  routes: [
    { path: '/', name: 'cities', component: () => import('./screens/CitiesScreen.vue'), meta: { title: 'cities.title', open: true } },
    { path: '/:city', children: within },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach((to) => {
  city.value = String(to.params.city ?? '')
  comeIn(to.query.door)
  if (!to.meta.open && !signedIn.value) {
    return { name: 'sign-in', params: { city: city.value }, query: { then: to.fullPath } }
  }
  return true
})

router.afterEach(async (to, from) => {
  const { t } = i18n.global as unknown as { t: (key: string) => string }
  document.title = `${t(to.meta.title ?? 'app.name')} · ${t('app.name')}`
  if (from.matched.length === 0 || to.path === from.path) return
  await nextTick()
  // Whoever listens to the page hears where it has come to.
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
})

onSignedOut(() => {
  if (city.value) void router.push({ name: 'sign-in', params: { city: city.value } })
})
