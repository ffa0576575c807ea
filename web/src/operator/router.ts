import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@shared/desk/app'
import { deskRouter } from '@shared/desk/router'
import type { Pair } from '@shared/desk/words'
import { desk } from './app'

export const TITLE: Pair = ['城市运营', 'City operator']

const READS: Role[] = ['OPERATOR', 'AUDITOR', 'PLATFORM']
const BOOKS: Role[] = ['OPERATOR', 'AUDITOR']

const screens: RouteRecordRaw[] = [
  { path: '', name: 'home', component: () => import('./screens/OverviewScreen.vue'), meta: { name: ['城市总览', 'Overview'] } },
  { path: 'hospitals/:institution', name: 'hospital', component: () => import('./screens/HospitalScreen.vue'), meta: { name: ['一家医院', 'One hospital'], under: 'home' } },
  { path: 'results', name: 'results', component: () => import('@shared/desk/screens/ResultsScreen.vue'), meta: { name: ['方案成效', 'Results'], roles: BOOKS } },
  { path: 'figures/:figure', name: 'figure', component: () => import('@shared/desk/screens/FigureScreen.vue'), meta: { name: ['数字的来历', 'Behind a figure'], roles: BOOKS, under: 'home' } },
  { path: 'journals/:journal(\\d+)', name: 'journal', component: () => import('@shared/desk/screens/JournalsScreen.vue'), meta: { name: ['分录', 'Journal'], roles: BOOKS, under: 'home' } },
  { path: 'journals/:what(settlements|payments|obligations)/:number(\\d+)', name: 'journals', component: () => import('@shared/desk/screens/JournalsScreen.vue'), meta: { name: ['分录', 'Journals'], roles: BOOKS, under: 'home' } },
  { path: 'institutions/:institution/payouts', name: 'payouts', component: () => import('@shared/desk/screens/PayoutsScreen.vue'), meta: { name: ['到账', 'Payouts'], roles: BOOKS, under: 'institutions' } },
  { path: 'payouts/:payout', name: 'payout', component: () => import('@shared/desk/screens/PayoutScreen.vue'), meta: { name: ['一笔到账', 'Payout'], roles: BOOKS, under: 'institutions' } },
  { path: 'visits', name: 'visits', component: () => import('./screens/VisitsScreen.vue'), meta: { name: ['就诊', 'Visits'], under: 'home' } },
  { path: 'packs', name: 'packs', component: () => import('./screens/PacksScreen.vue'), meta: { name: ['规则', 'Schemes'] } },
  { path: 'packs/check', name: 'pack-check', component: () => import('./screens/PackCheckScreen.vue'), meta: { name: ['检查和上传规则', 'Check and upload'], under: 'packs', roles: ['OPERATOR'] } },
  { path: 'packs/:id', name: 'pack', component: () => import('./screens/PackScreen.vue'), meta: { name: ['规则全文', 'Scheme'], under: 'packs' } },
  { path: 'packs/:id/diff', name: 'pack-diff', component: () => import('./screens/PackDiffScreen.vue'), meta: { name: ['版本对照', 'Differences'], under: 'packs' } },
  { path: 'packs/:id/try', name: 'pack-try', component: () => import('./screens/PackTryScreen.vue'), meta: { name: ['试算准入', 'Dry run'], under: 'packs' } },
  { path: 'institutions', name: 'institutions', component: () => import('./screens/InstitutionsScreen.vue'), meta: { name: ['机构与科室', 'Institutions'] } },
  { path: 'institutions/:institution', name: 'institution', component: () => import('./screens/InstitutionScreen.vue'), meta: { name: ['机构', 'Institution'], under: 'institutions' } },
  { path: 'people', name: 'people', component: () => import('./screens/PersonScreen.vue'), meta: { name: ['个人信用状态', 'Standing'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'past', name: 'past', component: () => import('@shared/desk/screens/PastScreen.vue'), meta: { name: ['那时的额度', 'As it once stood'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'uploads', name: 'uploads', component: () => import('@shared/desk/screens/UploadsScreen.vue'), meta: { name: ['名单上报', 'Uploads to lists'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'uploads/:upload(\\d+)', name: 'upload', component: () => import('@shared/desk/screens/UploadScreen.vue'), meta: { name: ['一次上报', 'Upload'], roles: ['OPERATOR', 'AUDITOR'], under: 'uploads' } },
  { path: 'listings', name: 'listings', component: () => import('./screens/ListingsScreen.vue'), meta: { name: ['名单', 'Listings'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'appeals', name: 'appeals', component: () => import('./screens/AppealsScreen.vue'), meta: { name: ['申诉', 'Appeals'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'follow-up', name: 'follow-up', component: () => import('./screens/FollowUpScreen.vue'), meta: { name: ['催缴阶梯', 'Follow-up'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'drafts', name: 'drafts', component: () => import('@shared/desk/screens/DraftsScreen.vue'), meta: { name: ['催缴草稿', 'Rung drafts'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'arrears', name: 'arrears', component: () => import('@shared/desk/screens/ArrearsScreen.vue'), meta: { name: ['欠费账龄', 'Arrears'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'arrears/:obligation', name: 'obligation', component: () => import('@shared/desk/screens/ObligationScreen.vue'), meta: { name: ['欠费明细', 'Debt'], roles: ['OPERATOR', 'AUDITOR'], under: 'arrears' } },
  { path: 'requests', name: 'requests', component: () => import('@shared/desk/screens/RequestsScreen.vue'), meta: { name: ['争议与困难', 'Disputes and help'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'proposals', name: 'proposals', component: () => import('@shared/desk/screens/ProposalsScreen.vue'), meta: { name: ['双人复核', 'Second person'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'claims', name: 'claims', component: () => import('@shared/desk/screens/ClaimsScreen.vue'), meta: { name: ['损失分担', 'Shared losses'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'claims/:claim', name: 'claim', component: () => import('@shared/desk/screens/ClaimScreen.vue'), meta: { name: ['理赔材料', 'Claim pack'], roles: ['OPERATOR', 'AUDITOR'], under: 'claims' } },
  { path: 'verifications', name: 'verifications', component: () => import('./screens/VerificationScreen.vue'), meta: { name: ['账目核对', 'Verification'], roles: READS } },
  { path: 'verifications/:verification', name: 'verification', component: () => import('./screens/VerificationScreen.vue'), meta: { name: ['账目核对', 'Verification'], roles: READS, under: 'verifications' } },
  { path: 'seals', name: 'seals', component: () => import('./screens/SealsScreen.vue'), meta: { name: ['封存', 'Seals'], roles: READS } },
  { path: 'messages', name: 'messages', component: () => import('./screens/MessagesScreen.vue'), meta: { name: ['短信', 'Messages'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'prices', name: 'prices', component: () => import('@shared/desk/screens/PricesScreen.vue'), meta: { name: ['全市价格', 'City prices'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'payees', name: 'payees', component: () => import('./screens/PayeesScreen.vue'), meta: { name: ['收款方', 'Payees'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'staff', name: 'staff', component: () => import('@shared/desk/screens/StaffScreen.vue'), meta: { name: ['人员', 'Staff'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'keys', name: 'keys', component: () => import('@shared/desk/screens/KeysScreen.vue'), meta: { name: ['系统密钥', 'Keys'], roles: ['OPERATOR'] } },
  { path: 'apps', name: 'apps', component: () => import('@shared/desk/screens/AppsScreen.vue'), meta: { name: ['可拉起的应用', 'Apps'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'audit', name: 'audit', component: () => import('@shared/desk/screens/AuditScreen.vue'), meta: { name: ['操作记录', 'Audit trail'], roles: ['OPERATOR', 'AUDITOR'] } },
  { path: 'clock', name: 'clock', component: () => import('./screens/ClockScreen.vue'), meta: { name: ['测试时钟', 'Test clock'], roles: ['OPERATOR', 'PLATFORM'] } },
  { path: ':rest(.*)+', name: 'lost', component: () => import('@shared/desk/NotFound.vue') },
]

export const router = deskRouter(desk, '/operator/', TITLE, [
  { path: '/', name: 'cities', component: () => import('./screens/CitiesScreen.vue'), meta: { name: ['选择城市', 'Choose a city'], public: true } },
  { path: '/:city/sign-in', name: 'sign-in', component: () => import('./screens/SignInScreen.vue'), meta: { name: ['登录', 'Sign in'], public: true } },
  { path: '/:city', component: () => import('./Console.vue'), children: screens },
])
