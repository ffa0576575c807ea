import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@shared/desk/app'
import { deskRouter } from '@shared/desk/router'
import type { Pair } from '@shared/desk/words'
import { desk } from './app'

export const TITLE: Pair = ['医院工作台', 'Hospital workbench']

const CARE: Role[] = ['RECEPTION', 'NURSE', 'DOCTOR', 'PHARMACIST']
const STATIONS: Role[] = ['TECHNICIAN', 'PHARMACIST', 'NURSE', 'DOCTOR', 'RECEPTION']
const FINANCE: Role[] = ['FINANCE']
const ADMIN: Role[] = ['HOSPITAL_ADMIN']
const ALL_STAFF: Role[] = [...STATIONS, 'CASHIER', 'FINANCE', 'HOSPITAL_ADMIN']
const WARD: Role[] = ['DOCTOR', 'NURSE', 'RECEPTION', 'CASHIER', 'FINANCE', 'HOSPITAL_ADMIN']
const EXCEPTIONS: Role[] = ['DOCTOR', 'NURSE', 'TECHNICIAN', 'PHARMACIST', 'FINANCE', 'HOSPITAL_ADMIN']

const screens: RouteRecordRaw[] = [
  { path: '', name: 'home', component: () => import('./screens/HomeScreen.vue'), meta: { name: ['今天', 'Today'] } },
  { path: 'reception', name: 'reception', component: () => import('./screens/ReceptionScreen.vue'), meta: { name: ['挂号签到', 'Check-in'], roles: CARE } },
  { path: 'bookings', name: 'bookings', component: () => import('./screens/BookingsScreen.vue'), meta: { name: ['预约', 'Bookings'], roles: ['RECEPTION', 'NURSE', 'DOCTOR', 'HOSPITAL_ADMIN'] } },
  { path: 'doctor', name: 'doctor', component: () => import('./screens/VisitsScreen.vue'), meta: { name: ['医生站', "Doctor's station"], roles: ['DOCTOR', 'NURSE'] } },
  { path: 'visits', name: 'visits', component: () => import('./screens/VisitsScreen.vue'), meta: { name: ['就诊', 'Visits'], roles: ALL_STAFF } },
  { path: 'visits/:visit', name: 'visit', component: () => import('./screens/VisitScreen.vue'), meta: { name: ['就诊详情', 'Visit'], roles: ALL_STAFF, under: 'visits' } },
  { path: 'visits/:visit/bill', name: 'bill', component: () => import('./screens/BillScreen.vue'), meta: { name: ['账单', 'Bill'], roles: ALL_STAFF, under: 'visits' } },
  { path: 'visits/:visit/guide', name: 'guide', component: () => import('./screens/GuideScreen.vue'), meta: { name: ['导诊单', 'Guide'], roles: [...STATIONS, 'CASHIER', 'HOSPITAL_ADMIN'], under: 'visits' } },
  { path: 'boards', name: 'boards', component: () => import('./screens/BoardsScreen.vue'), meta: { name: ['执行台', 'Execution boards'], roles: STATIONS } },
  { path: 'boards/:department', name: 'board', component: () => import('./screens/BoardScreen.vue'), meta: { name: ['执行台', 'Execution board'], roles: STATIONS, under: 'boards' } },
  { path: 'alerts', name: 'alerts', component: () => import('./screens/AlertsScreen.vue'), meta: { name: ['当日异常', 'Alerts'], roles: EXCEPTIONS } },
  { path: 'objections', name: 'objections', component: () => import('./screens/ObjectionsScreen.vue'), meta: { name: ['患者异议', 'Objections'], roles: EXCEPTIONS } },
  { path: 'inpatients', name: 'inpatients', component: () => import('./screens/InpatientsScreen.vue'), meta: { name: ['住院', 'Inpatients'], roles: WARD } },
  { path: 'admission', name: 'admission', component: () => import('./screens/AdmissionScreen.vue'), meta: { name: ['办理入院', 'Admission'], roles: ['RECEPTION', 'NURSE', 'DOCTOR'], under: 'inpatients' } },
  { path: 'inpatients/:visit', name: 'inpatient', component: () => import('./screens/InpatientScreen.vue'), meta: { name: ['住院患者', 'Inpatient'], roles: WARD, under: 'inpatients' } },
  { path: 'window', name: 'window', component: () => import('./screens/WindowScreen.vue'), meta: { name: ['收费窗口', 'Window'], roles: ['CASHIER'] } },
  { path: 'shifts', name: 'shifts', component: () => import('./screens/ShiftsScreen.vue'), meta: { name: ['班次', 'Shifts'], roles: ['CASHIER', 'RECEPTION', 'FINANCE'] } },
  { path: 'shifts/:shift', name: 'shift', component: () => import('./screens/ShiftScreen.vue'), meta: { name: ['班次', 'Shift'], roles: ['CASHIER', 'RECEPTION', 'FINANCE'], under: 'shifts' } },
  { path: 'give-backs', name: 'give-backs', component: () => import('./screens/GiveBacksScreen.vue'), meta: { name: ['待退款', 'To give back'], roles: ['CASHIER', 'FINANCE', 'HOSPITAL_ADMIN'] } },
  { path: 'finance', name: 'finance', component: () => import('./screens/FinanceScreen.vue'), meta: { name: ['财务总览', 'Finance'], roles: [...FINANCE, ...ADMIN] } },
  { path: 'results', name: 'results', component: () => import('@shared/desk/screens/ResultsScreen.vue'), meta: { name: ['方案成效', 'Results'], roles: [...FINANCE, ...ADMIN] } },
  { path: 'figures/:figure', name: 'figure', component: () => import('@shared/desk/screens/FigureScreen.vue'), meta: { name: ['数字的来历', 'Behind a figure'], roles: [...FINANCE, ...ADMIN], under: 'finance' } },
  { path: 'journals/:journal(\\d+)', name: 'journal', component: () => import('@shared/desk/screens/JournalsScreen.vue'), meta: { name: ['分录', 'Journal'], roles: [...FINANCE, ...ADMIN], under: 'finance' } },
  { path: 'journals/:what(settlements|payments|obligations)/:number(\\d+)', name: 'journals', component: () => import('@shared/desk/screens/JournalsScreen.vue'), meta: { name: ['分录', 'Journals'], roles: [...FINANCE, ...ADMIN], under: 'finance' } },
  { path: 'payouts', name: 'payouts', component: () => import('@shared/desk/screens/PayoutsScreen.vue'), meta: { name: ['到账', 'Payouts'], roles: [...FINANCE, ...ADMIN] } },
  { path: 'payouts/:payout', name: 'payout', component: () => import('@shared/desk/screens/PayoutScreen.vue'), meta: { name: ['一笔到账', 'Payout'], roles: [...FINANCE, ...ADMIN], under: 'payouts' } },
  { path: 'deductions', name: 'deductions', component: () => import('./screens/DeductionsScreen.vue'), meta: { name: ['医保扣款', "Insurer's deductions"], roles: [...FINANCE, ...ADMIN] } },
  { path: 'arrears', name: 'arrears', component: () => import('@shared/desk/screens/ArrearsScreen.vue'), meta: { name: ['欠费账龄', 'Arrears'], roles: FINANCE } },
  { path: 'arrears/:obligation', name: 'obligation', component: () => import('@shared/desk/screens/ObligationScreen.vue'), meta: { name: ['欠费明细', 'Debt'], roles: ['FINANCE', 'CALL_DESK'], under: 'arrears' } },
  { path: 'payments', name: 'payments', component: () => import('./screens/PaymentsScreen.vue'), meta: { name: ['收款与差异', 'Payments'], roles: ['CASHIER', 'FINANCE', 'HOSPITAL_ADMIN'] } },
  { path: 'requests', name: 'requests', component: () => import('@shared/desk/screens/RequestsScreen.vue'), meta: { name: ['争议与困难', 'Disputes and help'], roles: FINANCE } },
  { path: 'past', name: 'past', component: () => import('@shared/desk/screens/PastScreen.vue'), meta: { name: ['那时的额度', 'As it once stood'], roles: FINANCE } },
  { path: 'uploads', name: 'uploads', component: () => import('@shared/desk/screens/UploadsScreen.vue'), meta: { name: ['名单上报', 'Uploads to lists'], roles: FINANCE } },
  { path: 'uploads/new', name: 'upload-new', component: () => import('./screens/NewUploadScreen.vue'), meta: { name: ['上报名单', 'Upload to a list'], roles: FINANCE, under: 'uploads' } },
  { path: 'uploads/:upload(\\d+)', name: 'upload', component: () => import('@shared/desk/screens/UploadScreen.vue'), meta: { name: ['一次上报', 'Upload'], roles: FINANCE, under: 'uploads' } },
  { path: 'proposals', name: 'proposals', component: () => import('@shared/desk/screens/ProposalsScreen.vue'), meta: { name: ['双人复核', 'Second person'], roles: FINANCE } },
  { path: 'drafts', name: 'drafts', component: () => import('@shared/desk/screens/DraftsScreen.vue'), meta: { name: ['催缴草稿', 'Rung drafts'], roles: FINANCE } },
  { path: 'claims', name: 'claims', component: () => import('@shared/desk/screens/ClaimsScreen.vue'), meta: { name: ['损失分担', 'Shared losses'], roles: FINANCE } },
  { path: 'claims/:claim', name: 'claim', component: () => import('@shared/desk/screens/ClaimScreen.vue'), meta: { name: ['理赔材料', 'Claim pack'], roles: FINANCE, under: 'claims' } },
  { path: 'calls', name: 'calls', component: () => import('./screens/CallDeskScreen.vue'), meta: { name: ['电话随访', 'Call desk'], roles: ['CALL_DESK', 'FINANCE'] } },
  { path: 'people', name: 'people', component: () => import('./screens/PersonScreen.vue'), meta: { name: ['患者档案', 'Patient record'], roles: ADMIN } },
  { path: 'slots', name: 'slots', component: () => import('./screens/SlotsScreen.vue'), meta: { name: ['号源', 'Appointment slots'], roles: ADMIN } },
  { path: 'departments', name: 'departments', component: () => import('./screens/DepartmentsScreen.vue'), meta: { name: ['科室', 'Departments'], roles: ADMIN } },
  { path: 'prices', name: 'prices', component: () => import('@shared/desk/screens/PricesScreen.vue'), meta: { name: ['价格', 'Prices'], roles: ADMIN } },
  { path: 'staff', name: 'staff', component: () => import('@shared/desk/screens/StaffScreen.vue'), meta: { name: ['人员', 'Staff'], roles: ADMIN } },
  { path: 'keys', name: 'keys', component: () => import('@shared/desk/screens/KeysScreen.vue'), meta: { name: ['系统密钥', 'Keys'], roles: ADMIN } },
  { path: 'apps', name: 'apps', component: () => import('@shared/desk/screens/AppsScreen.vue'), meta: { name: ['可拉起的应用', 'Apps'], roles: ADMIN } },
  { path: 'audit', name: 'audit', component: () => import('@shared/desk/screens/AuditScreen.vue'), meta: { name: ['操作记录', 'Audit trail'], roles: ADMIN } },
  { path: ':rest(.*)+', name: 'lost', component: () => import('@shared/desk/NotFound.vue') },
]

export const router = deskRouter(desk, '/hospital/', TITLE, [
  { path: '/', name: 'cities', component: () => import('./screens/CitiesScreen.vue'), meta: { name: ['选择城市', 'Choose a city'], public: true } },
  { path: '/:city/sign-in', name: 'sign-in', component: () => import('./screens/SignInScreen.vue'), meta: { name: ['登录', 'Sign in'], public: true } },
  { path: '/:city', component: () => import('./Workbench.vue'), children: screens },
])
