import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Api, until, type Json } from './api'

/**
 * The demonstration city the screens are walked in, as its people and the outside world move it: the
 * operator, the hospital's own system, the insurer's register, the wallet, the SMS inbox. `./xinyi
 * test --screens` founds it; a running demo serves as well (see web/README.md).
 */

const SERVER = process.env.XINYI_TEST_SERVER ?? 'http://localhost:8080'
const SANDBOX = process.env.XINYI_TEST_SANDBOX ?? 'http://localhost:9090'
const KEYS = process.env.XINYI_TEST_KEYS ?? '../data/demo/keys'
const CITY = process.env.XINYI_TEST_CITY ?? 'demos04'

const ROLES = ['RECEPTION', 'DOCTOR', 'NURSE', 'TECHNICIAN', 'PHARMACIST', 'CASHIER', 'FINANCE', 'CALL_DESK', 'HOSPITAL_ADMIN']

export interface Person {
  patient: number
  name: string
  idNumber: string
  phone: string
}

export interface Department {
  id: number
  kind: string
  code: string
  nameZh: string
  nameEn: string
}

export class Town {
  readonly code = CITY
  readonly server = SERVER
  readonly sandbox = new Api(`${SANDBOX}/`)
  private readonly region: string

  private constructor(
    readonly operator: Api,
    readonly his: Api,
    readonly hospital: number,
    readonly departments: Department[],
    region: string,
  ) {
    this.region = region
  }

  static async open(): Promise<Town> {
    const platform = new Api(`${SERVER}/api/v1/`, readFileSync(`${KEYS}/platform.token`, 'utf8').trim())
    const cities: Json[] = await platform.read('cities')
    const city = cities.find((one) => one.code === CITY)
    if (!city) throw new Error(`There is no city ${CITY} at ${SERVER}`)
    const operator = platform.below(CITY)
    const [hospital] = await operator.read('institutions')
    const key = await operator.make('keys', { institution: hospital.id, name: 'screens', roles: ROLES })
    const departments = await operator.read(`institutions/${hospital.id}/departments`)
    return new Town(operator, operator.as(key.token), hospital.id, departments, city.region)
  }

  /** The bank's scheme beside the city's own, so that there is a choice and a line with a limit. */
  async offerSecondScheme(): Promise<void> {
    await this.introduce('quanzhou-rural-credit')
    const day = (await this.now()).slice(0, 10)
    await this.operator.make('schemes/S10/activations', { version: 1, from: day, isDefault: false })
    await this.openWallets()
  }

  /** Another scheme beside the city's own, from today on. */
  async activate(scheme: string): Promise<void> {
    const day = (await this.now()).slice(0, 10)
    await this.operator.make(`schemes/${scheme}/activations`, { version: 1, from: day, isDefault: false })
  }

  /** Hospitals and lenders collect at WeChat Pay, or elsewhere. */
  async openWallets(channel = 'WECHAT'): Promise<void> {
    for (const payee of await this.operator.read('payees')) {
      if (payee.kind === 'INSTITUTION' || payee.kind === 'LENDER') {
        await this.operator.make('merchants', { payee: payee.id, channel })
      }
    }
  }

  /** A bank knows this city: it lends, or issues cards for care. */
  async introduce(bank: string): Promise<void> {
    await this.sandbox.make(`bank/${bank}/admin/clients`, { clients: [{ client: `xinyi-${CITY}`, secret: 'xinyi-sandbox' }] })
  }

  /** The owner confirms a bound account at UnionPay, with so much on it. */
  async confirmAccount(mandate: number, balance: string): Promise<void> {
    await this.sandbox.make('channels/unionpay/admin/contracts', {
      client: `xinyi-${CITY}`,
      contractNo: `${this.code}-${mandate.toString(36)}`,
      payer: 'openid-screens',
      balance,
    })
  }

  /** What a bureau will say of somebody. */
  async score(person: Person, source: string, score: number): Promise<void> {
    const personRef = createHash('sm3').update(person.idNumber).digest('hex')
    await this.sandbox.set('bureau/admin/scores', [{ source, personRef, score, parts: {} }])
  }

  /** As this person's own phone calls. */
  async phoneOf(person: Person): Promise<Api> {
    return this.operator.as((await this.session(person)).token)
  }

  /** A parent pays for a child, who is a minor: nobody else has to agree. */
  async child(parent: Person, child: Person): Promise<void> {
    const phone = await this.phoneOf(parent)
    await phone.make('family-ties', {
      relation: 'PARENT',
      side: 'PAYER',
      relative: { name: child.name, idKind: 'RESIDENT_ID', idNumber: child.idNumber },
    })
  }

  /** Business time. */
  async now(): Promise<string> {
    return (await this.operator.read('clock')).now
  }

  /** Moves business time to the next full minute at this hour of the city, and lets it run. */
  async begin(hour: number): Promise<void> {
    const now = new Date(await this.now())
    const local = new Date(now.getTime() + 8 * 3_600_000)
    local.setUTCHours(hour, 0, 0, 0)
    let next = new Date(local.getTime() - 8 * 3_600_000)
    if (next <= now) next = new Date(next.getTime() + 86_400_000)
    await this.operator.set('clock', { now: next.toISOString(), runs: true })
  }

  async pass(minutes: number): Promise<void> {
    const now = new Date(await this.now())
    await this.operator.set('clock', { now: new Date(now.getTime() + minutes * 60_000).toISOString(), runs: true })
  }

  /** By its Chinese name. */
  clinic(name: string): Department {
    const found = this.departments.find((one) => one.nameZh === name)
    if (!found) throw new Error(`No department is called ${name}`)
    return found
  }

  department(kind: string, index = 0): Department {
    const found = this.departments.filter((one) => one.kind === kind)[index]
    if (!found) throw new Error(`No department of kind ${kind}`)
    return found
  }

  /** Somebody new, insured as an employee, known to the hospital with a phone. */
  async person(name: string, bornOn: string, male: boolean): Promise<Person> {
    const number = (this.region.slice(0, 4) + '02' + bornOn.replaceAll('-', '') + sequence(male))
    const idNumber = number + check(number)
    const phone = `139${String(Date.now()).slice(-5)}${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}`
    await this.sandbox.make('insurer/admin/persons', {
      persons: [
        {
          certno: idNumber,
          psn_name: name,
          insutype: '310',
          psn_insu_stas: '1',
          insuplc_admdvs: this.region,
          balc: '20.00',
          cvlserv_flag: '0',
          assistance: false,
        },
      ],
    })
    const { patient } = await this.his.make('patients', { name, idKind: 'RESIDENT_ID', idNumber, phone })
    return { patient, name, idNumber, phone }
  }

  /** The last code sent to a phone, once there are more than so many. */
  async codeSent(phone: string, after = 0): Promise<string> {
    return until('A code by SMS', async () => {
      const codes = await this.codes(phone)
      return codes.length > after ? /\d{6}/.exec(codes[0]!.text)?.[0] : null
    })
  }

  private async codes(phone: string): Promise<Json[]> {
    const inbox: Json[] = await this.sandbox.read(`sms/inbox?phone=${phone}`)
    return inbox.filter((message) => message.templateCode === 'ONE_TIME_CODE')
  }

  /** A session of a patient, as the app keeps it; the code goes the whole way over the SMS carrier. */
  async session(person: Person): Promise<Json> {
    const city = this.operator.as('')
    const before = (await this.codes(person.phone)).length
    await city.make('codes', { phone: person.phone })
    const code = await this.codeSent(person.phone, before)
    const begun = await city.make('patients/sessions', {
      phone: person.phone,
      code,
      idNumberEnd: person.idNumber.slice(-4),
    })
    return {
      city: this.code,
      token: begun.token,
      name: begun.name,
      patient: begun.patient,
      until: Date.now() + begun.lastsSeconds * 1000,
    }
  }

  /** Signs and waits for the line, as the hospital's kiosk does. */
  async credit(person: Person, scheme = 'S04', mode = scheme === 'S04' ? 'QR_SCAN' : 'APP'): Promise<void> {
    const form = await this.his.make('commitments', { patient: person.patient, scheme, mode, staffAssisted: false })
    await this.pass(1)
    await this.his.make(`commitments/${form.id}/signature`, { mode, signature: STROKES, readToEnd: true })
    await until('A decision on the line', async () => {
      const applications: Json[] = await this.his.read(`patients/${person.patient}/line-applications`)
      return applications.length > 0 && applications.every((one) => one.state !== 'WAITING')
    })
  }

  /** Registered and checked in, with credit where there is some; in the city's first scheme unless another is named. */
  async visit(person: Person, department: Department, scheme?: string): Promise<number> {
    const visit = await this.his.one('visits', 'visits', {
      patient: person.patient,
      institution: this.hospital,
      number: `S${Date.now()}`,
      department: department.id,
      kind: 'OUTPATIENT',
      at: await this.now(),
    })
    await this.his.one('visits/check-ins', 'checkIns', { visit, credit: true, scheme })
    return visit
  }

  async order(visit: number, item: string, department: Department, quantity = 1): Promise<number> {
    const done = await this.his.one('orders', 'orders', {
      visit,
      item,
      department: department.id,
      quantity: String(quantity),
      at: await this.now(),
    })
    return done.order
  }

  async execute(order: number, quantity = 1): Promise<void> {
    await this.his.one('executions', 'executions', {
      order,
      result: 'DONE',
      quantity: String(quantity),
      at: await this.now(),
    })
  }

  /** The visit ends; answers when it is settled. */
  async end(visit: number): Promise<Json> {
    await this.his.one('visits/ends', 'ends', { visit, at: await this.now() })
    return until('A settlement', async () => {
      const settlements: Json[] = await this.his.read(`visits/${visit}/settlements`)
      return settlements.find((one) => one.state === 'POSTED')
    })
  }

  /** Somebody's phone pays by wallet all that its owner owes. */
  async pay(phone: Api, owner: Person): Promise<void> {
    const { payments } = await phone.make('repayments', { debtor: owner.patient, channel: 'WECHAT' })
    for (const { payment } of payments) {
      await this.tapPay(await until('A code to pay by', async () => (await phone.read(`payments/${payment}`)).codeUrl))
    }
    await until('Nothing is owed', async () => (await phone.read(`patients/${owner.patient}/bills`)).bills.length === 0)
  }

  /** Someone scans a code and taps pay in the wallet. */
  async tapPay(codeUrl: string): Promise<void> {
    const [mchid, ...trade] = codeUrl.slice(codeUrl.indexOf('pr=') + 3).split('-')
    await this.sandbox.make('wechat/admin/pay', {
      payments: [{ mchid, out_trade_no: trade.join('-'), payer: 'openid-screens' }],
    })
  }

  /** The owner confirms in the wallet that a payee may debit it; whether there is money in it. */
  async confirmContract(mandate: Json, funds: boolean): Promise<void> {
    const merchants: Json[] = await this.operator.read('merchants')
    const { mchid } = merchants.find((one) => one.payee === mandate.payee && one.channel === mandate.channel)!
    const code = `${this.code}-${Number(mandate.id).toString(36)}`
    await this.sandbox.make('wechat/admin/contracts', { mchid, contract_code: code, payer: 'openid-screens', funds })
  }
}

const STROKES = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg"><path d="M2 8L9 3L14 9"/></svg>',
).toString('base64')

function sequence(male: boolean): string {
  const half = Math.floor(Math.random() * 499)
  return String(half * 2 + (male ? 1 : 0)).padStart(3, '0')
}

function check(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return '10X98765432'[sum % 11]!
}
