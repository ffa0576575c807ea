import type { Pairs } from './words'

/** Words for the API's enumerations, as the desks say them. */

export const roles = {
  RECEPTION: ['导诊挂号', 'Reception'],
  DOCTOR: ['医生', 'Doctor'],
  NURSE: ['护士', 'Nurse'],
  TECHNICIAN: ['医技', 'Technician'],
  PHARMACIST: ['药师', 'Pharmacist'],
  CASHIER: ['收费员', 'Cashier'],
  FINANCE: ['财务', 'Finance'],
  CALL_DESK: ['电话随访', 'Call desk'],
  HOSPITAL_ADMIN: ['医院管理员', 'Hospital administrator'],
  OPERATOR: ['城市运营', 'City operator'],
  AUDITOR: ['审计', 'Auditor'],
  PLATFORM: ['平台', 'Platform'],
  PATIENT: ['患者', 'Patient'],
} as const satisfies Pairs

export const channels = {
  WINDOW_CASH: ['窗口现金', 'Cash at the window'],
  WINDOW_CARD: ['窗口刷卡', 'Card at the window'],
  KIOSK: ['自助机', 'Kiosk'],
  WECHAT: ['微信支付', 'WeChat Pay'],
  ALIPAY: ['支付宝', 'Alipay'],
  UNIONPAY: ['云闪付', 'UnionPay'],
  ECNY: ['数字人民币', 'e-CNY'],
  BANK: ['银行', 'Bank'],
} as const satisfies Pairs

/** Where a debt stands on its ladder. */
export const ladderStates = {
  wait: ['在付款期内', 'Within its term'],
  run: ['将要执行', 'Due to be carried out'],
  announce: ['将要告知', 'Due to be announced'],
  'under-way': ['处理中', 'Under way'],
  paused: ['已暂缓', 'Paused'],
  disputed: ['争议处理中', 'Disputed'],
  'insurer-pending': ['等医保', 'Waiting for the insurer'],
  minor: ['未成年人保护', 'Minors are protected'],
  unidentified: ['身份未核实', 'Identity not known'],
  'relief-first': ['先看救助', 'Relief first'],
  unreachable: ['联系不上', 'Not reached'],
  'awaiting-delivery': ['等送达', 'Message on its way'],
  deceased: ['已停止', 'Stopped'],
  paid: ['已付清', 'Paid'],
  'nothing-left': ['没有后续', 'Nothing follows'],
  'not-followed': ['不催缴', 'Not followed up'],
} as const satisfies Pairs

export const flows = {
  CREDIT: ['信用就医', 'On credit'],
  ORDINARY: ['普通流程', 'Ordinary flow'],
  UNDECIDED: ['未签到', 'Not checked in'],
} as const satisfies Pairs

export const visitKinds = {
  OUTPATIENT: ['门诊', 'Outpatient'],
  EMERGENCY: ['急诊', 'Emergency'],
  INPATIENT: ['住院', 'Inpatient'],
  PHARMACY: ['购药', 'Pharmacy'],
  INTERNET: ['互联网就诊', 'Internet'],
} as const satisfies Pairs

export const departmentKinds = {
  CLINIC: ['诊室', 'Clinic'],
  EMERGENCY: ['急诊', 'Emergency'],
  LABORATORY: ['检验', 'Laboratory'],
  IMAGING: ['影像', 'Imaging'],
  PHARMACY: ['药房', 'Pharmacy'],
  TREATMENT: ['治疗', 'Treatment'],
  WARD: ['病区', 'Ward'],
  WINDOW: ['窗口', 'Window'],
} as const satisfies Pairs

export const institutionKinds = {
  HOSPITAL: ['医院', 'Hospital'],
  PRIMARY_CARE: ['基层机构', 'Primary care'],
  PHARMACY: ['药店', 'Pharmacy'],
  INTERNET_HOSPITAL: ['互联网医院', 'Internet hospital'],
} as const satisfies Pairs

export const levels = {
  TERTIARY: ['三级', 'Tertiary'],
  SECONDARY: ['二级', 'Secondary'],
  PRIMARY: ['一级', 'Primary'],
} as const satisfies Pairs

export const orderStates = {
  PLANNED: ['待执行', 'To be done'],
  BILLABLE: ['已执行', 'Done'],
  BILLED: ['已结算', 'Billed'],
  NOT_BILLABLE: ['不计费', 'Not charged'],
  ABORTED: ['已取消', 'Cancelled'],
  HELD_FOR_PRICING: ['待定价', 'Waiting for a price'],
} as const satisfies Pairs

export const fundings = {
  CREDIT: ['信用', 'Credit'],
  ORDINARY: ['普通流程', 'Ordinary flow'],
} as const satisfies Pairs

export const deposits = {
  WAIVED: ['免押金', 'Waived'],
  DRAWN: ['额度垫付', 'Drawn on the line'],
  PAID: ['已交押金', 'Paid'],
} as const satisfies Pairs

export const sources = {
  POOL: ['统筹基金', 'Pooling fund'],
  OTHER_FUND: ['其他基金', 'Other funds'],
  RELIEF: ['医疗救助', 'Medical relief'],
  PERSONAL_ACCOUNT: ['个人账户', 'Personal account'],
  MUTUAL_AID: ['家庭共济', 'Family mutual aid'],
  HOSPITAL: ['医院承担', 'Hospital'],
  PERSONAL: ['个人支付', 'Personal share'],
} as const satisfies Pairs

/** By what somebody is recognised. */
export const identities = {
  VISIT_CODE: ['就诊码', 'Visit code'],
  INSURANCE_CARD: ['医保卡', 'Insurance card'],
  E_CREDENTIAL: ['医保电子凭证', 'Insurance e-credential'],
  CITY_CODE: ['城市码', 'City code'],
  RELATIVE_CODE: ['亲属码', "Relative's code"],
  FACE: ['刷脸', 'Face'],
  QR_CODE: ['二维码', 'QR code'],
  ID_NUMBER: ['身份证号', 'ID number'],
} as const satisfies Pairs

export const standings = {
  CLEAR: ['正常', 'Clear'],
  LIMITED: ['受限', 'Limited'],
  SUSPENDED: ['暂停', 'Suspended'],
  LISTED: ['已列入名单', 'Listed'],
} as const satisfies Pairs

export const bearers = {
  HOSPITAL: ['医院', 'Hospital'],
  CREDIT_INSURER: ['信用保险', 'Credit insurer'],
  LENDER: ['银行', 'Lender'],
  FISCAL: ['财政', 'Fiscal office'],
  CIVIL_AFFAIRS: ['民政', 'Civil affairs'],
} as const satisfies Pairs

export const proposalKinds = {
  WRITE_OFF: ['核销', 'Write-off'],
  FORGIVENESS: ['免除债务', 'Forgiveness'],
  RELIEF: ['困难救助', 'Relief'],
  LISTING: ['列入名单', 'Listing'],
  LISTING_LIFT: ['移出名单', 'Lifting a listing'],
  BLACK_LIST: ['列入黑名单', 'Black list'],
  WHITE_LIST: ['列入白名单', 'White list'],
  DISHONEST_ACT: ['记录失信行为', 'Dishonest act'],
  LIMIT: ['调整额度', 'Credit limit'],
  REFUND: ['退费', 'Refund'],
  DEDUCTION: ['认可医保扣款', "Insurer's deduction"],
} as const satisfies Pairs

export const outcomes = {
  PROMISED: ['承诺还款', 'Promised to pay'],
  PAID_ALREADY: ['说已经付过', 'Says it is paid'],
  UNREACHABLE: ['无人接听', 'Not reached'],
  WRONG_NUMBER: ['号码不对', 'Wrong number'],
  HARDSHIP: ['有困难', 'In hardship'],
  NOT_DONE: ['说项目没做', 'Says it was not done'],
  REFUSES: ['拒绝还款', 'Refuses'],
} as const satisfies Pairs

export const reasonsUnpaid = {
  FORGOT: ['忘记了', 'Forgot'],
  DID_NOT_KNOW: ['不知道要付', 'Did not know'],
  BILL_UNCLEAR: ['账单看不懂', 'Bill is unclear'],
  NOT_DONE: ['项目没做', 'Was not done'],
  CANNOT_PAY: ['付不起', 'Cannot pay'],
  UNHAPPY_WITH_CARE: ['对诊疗不满', 'Unhappy with the care'],
  PAYING_FAILED: ['付款没成功', 'Paying failed'],
  RELATIVE_PAYS: ['由家人付', 'A relative pays'],
  INSURANCE_SHOULD_PAY: ['应由医保付', 'Insurance should pay'],
  OTHER: ['其他', 'Other'],
} as const satisfies Pairs

export const pauseReasons = {
  PROMISED: ['已承诺', 'Promised'],
  PAID_ALREADY: ['核对付款', 'Payment being checked'],
  WRONG_NUMBER: ['号码不对', 'Wrong number'],
  HARDSHIP: ['困难', 'Hardship'],
  REFUND_UNDER_WAY: ['退款中', 'Refund under way'],
  REVIEW: ['复核', 'Review'],
  AGREED: ['已协商', 'Agreed'],
} as const satisfies Pairs

export const alertKinds = {
  DONE_UNPRICED: ['已做未定价', 'Done, no price'],
  DONE_UNSETTLED: ['已做未结算', 'Done, not billed'],
  PREPAID_NOT_DONE: ['已付未做', 'Paid, not done'],
  PRICED_LATER: ['事后定价', 'Priced later'],
  PARTIAL: ['部分执行', 'Done in part'],
  DISPUTED: ['有异议', 'Disputed'],
} as const satisfies Pairs

export const bedAlerts = {
  NOT_CHECKED_IN: ['未签到', 'Not checked in'],
  HELD_FOR_PRICING: ['有待定价项目', 'Waiting for a price'],
  LONGER_THAN_EXPECTED: ['超过预计天数', 'Longer than expected'],
  BEYOND_LINE: ['超过额度', 'Beyond the line'],
} as const satisfies Pairs

export const ages = {
  UP_TO_1_DAY: ['1 天内', 'Within 1 day'],
  UP_TO_3_DAYS: ['3 天内', 'Within 3 days'],
  UP_TO_7_DAYS: ['7 天内', 'Within 7 days'],
  UP_TO_30_DAYS: ['30 天内', 'Within 30 days'],
  UP_TO_90_DAYS: ['90 天内', 'Within 90 days'],
  UP_TO_180_DAYS: ['180 天内', 'Within 180 days'],
  OLDER: ['更久', 'Older'],
} as const satisfies Pairs

export const discrepancyKinds = {
  AMOUNT_DIFFERS: ['金额不符', 'Amount differs'],
  PAYEE_DIFFERS: ['收款方不符', 'Payee differs'],
  PAYMENT_UNKNOWN: ['找不到付款', 'Payment unknown'],
  DRAWER_DIFFERS: ['钱箱不符', 'Drawer differs'],
  REFUND_DIFFERS: ['退款金额不符', 'Refund differs'],
  REFUND_FAILED: ['退款失败', 'Refund failed'],
  GIVEN_TWICE: ['重复退款', 'Given back twice'],
  REFUND_UNKNOWN: ['找不到退款', 'Refund unknown'],
  PAID_TWICE: ['重复付款', 'Paid twice'],
} as const satisfies Pairs

export const paymentStates = {
  OPEN: ['待付', 'Open'],
  RECEIVED: ['已收', 'Received'],
  CLOSED: ['已关闭', 'Closed'],
} as const satisfies Pairs

export const messageStates = {
  WAITING: ['排队中', 'Waiting'],
  SENT: ['已发出', 'Sent'],
  DELIVERED: ['已送达', 'Delivered'],
  FAILED: ['失败', 'Failed'],
} as const satisfies Pairs

export const idKinds = {
  RESIDENT_ID: ['居民身份证', 'Resident ID card'],
  HONG_KONG_MACAO_PERMIT: ['港澳居民证件', 'Hong Kong or Macao permit'],
  TAIWAN_PERMIT: ['台湾居民证件', 'Taiwan permit'],
  FOREIGN_RESIDENT_ID: ['外国人永久居留证', 'Foreign resident ID'],
  PASSPORT: ['护照', 'Passport'],
  TEMPORARY: ['暂无证件', 'No document yet'],
} as const satisfies Pairs

export const sexes = {
  MALE: ['男', 'Male'],
  FEMALE: ['女', 'Female'],
  UNKNOWN: ['未知', 'Unknown'],
} as const satisfies Pairs

export const triggers = {
  VISIT_ENDED: ['就诊结束', 'Visit ended'],
  PRESCRIBED: ['开单时', 'Prescribed'],
  STEP_EXECUTED: ['执行时', 'Step executed'],
  DOCTOR: ['医生一键结算', 'By the doctor'],
  PATIENT: ['患者结算', 'By the patient'],
  DISCHARGED: ['出院', 'Discharged'],
  CASHIER: ['窗口结算', 'At the window'],
  LATE_CHARGE: ['补计费', 'Late charge'],
  DAY_END: ['日终', 'End of day'],
} as const satisfies Pairs

export const settlementStates = {
  PREPARED: ['结算中', 'Under way'],
  POSTED: ['已结算', 'Settled'],
  REFUSED: ['医保退回', 'Refused by insurance'],
  REPLACED: ['已被替换', 'Replaced'],
} as const satisfies Pairs

export const lineKinds = {
  SCHEME: ['城市额度', 'Scheme line'],
  SHARE: ['亲情额度', 'Shared by family'],
  TRUST: ['先诊疗后付费', 'Line of trust'],
  CARD: ['就医信用卡', 'Credit card for care'],
} as const satisfies Pairs

export const bookingStates = {
  BOOKED: ['已预约', 'Booked'],
  KEPT: ['已就诊', 'Kept'],
  CANCELLED: ['已取消', 'Cancelled'],
  MISSED: ['未到', 'Missed'],
} as const satisfies Pairs

/** Where somebody comes in. */
export const doors = {
  APP: ['手机应用', 'App'],
  MINI_PROGRAM: ['小程序', 'Mini program'],
  OFFICIAL_ACCOUNT: ['公众号', 'Official account'],
  WECHAT: ['微信', 'WeChat'],
  ALIPAY: ['支付宝', 'Alipay'],
  E_CREDENTIAL: ['医保电子凭证', 'Insurance e-credential'],
  CREDIT_BODY: ['信用机构公众号', 'Account of the credit body'],
  TERMINAL: ['医保终端', 'Insurance terminal'],
  KIOSK: ['自助机', 'Kiosk'],
  PHONE: ['手机', 'Phone'],
  WINDOW: ['窗口', 'Window'],
  GUIDE_DESK: ['导诊台', 'Guide desk'],
} as const satisfies Pairs

/** What became of an upload to a list. */
export const uploadStates = {
  WAITING: ['等第二人', 'Waits for a second person'],
  TAKEN: ['已采纳', 'Taken'],
  REFUSED: ['没有采纳', 'Refused'],
} as const satisfies Pairs

export const stationKinds = {
  BOOKED: ['预约', 'Booked'],
  REGISTERED: ['挂号', 'Registered'],
  CHECKED_IN: ['签到', 'Checked in'],
  CALLED: ['叫号', 'Called'],
  CONSULTATION_ENDED: ['看完医生', 'Consultation ended'],
  ARRIVED: ['到检查科室', 'Arrived'],
  SERVED: ['开始检查', 'Served'],
  CASHIER_QUEUED: ['到收费窗口排队', 'Queued at a cashier'],
  CASHIER_SERVED: ['窗口办理', 'Served at a cashier'],
  ADMITTED: ['入院', 'Admitted'],
  LEFT: ['离开', 'Left'],
} as const satisfies Pairs
