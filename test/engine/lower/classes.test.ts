import { describe, expect, it } from 'vitest'
import { classNamed, functionNamed, lastValue, lowered } from './lowered.ts'

describe('classes', () => {
  const facts = lowered(`
    @Injectable()
    export abstract class UserService extends Base<User> implements Service, Other<string> {
      static shared = new Map()
      private cache: Map<string, User> = new Map()
      load = async (id: string) => this.db.find(id)
      #secret = 1
      db
      @Inject('TOKEN') readonly token: Token
      constructor(private readonly prisma: PrismaService, @Inject(CONFIG) config: Config, public other = 1) {
        super()
        this.db = prisma.db
      }
      find(id: string): Promise<User>
      find(id: number): Promise<User>
      async find(id: any) { return this.prisma.user.findUnique({ where: { id } }) }
      abstract save(user: User): Promise<void>
      get size(): number { return 1 }
      set size(value) { this.limit = value; const later = () => { this.late = value }; function no() { this.not = 1 } }
      static create() { this.made = 1 }
      *[Symbol.iterator]() {}
      static { UserService.shared.set(1, 2) }
    }
  `)
  const cls = classNamed(facts, 'UserService')
  const member = (name: string) => cls.members.filter((one) => one.name === name)

  it('have their bases, contracts and decorators', () => {
    expect(cls).toMatchObject({
      abstract: true,
      extends: { k: 'id', name: 'Base', fn: -1 },
      extendsArguments: [{ k: 'ref', name: 'User' }],
      implements: [{ name: 'Service' }, { name: 'Other', args: [{ name: 'string' }] }],
      decorators: [{ callee: { name: 'Injectable' }, arguments: [] }],
    })
  })

  it('have fields with types and values, static ones flagged, private ones with their sign', () => {
    expect(member('shared')).toMatchObject([{ kind: 'property', static: true, init: { k: 'new' } }])
    expect(member('cache')).toMatchObject([{ static: false, type: { name: 'Map' }, init: { k: 'new' } }])
    expect(member('#secret')).toMatchObject([{ init: { value: 1 } }])
    expect(member('token')).toMatchObject([{ type: { name: 'Token' }, decorators: [{ callee: { name: 'Inject' }, arguments: [{ value: 'TOKEN' }] }] }])
  })

  it('have parameter properties as members', () => {
    expect(member('prisma')).toMatchObject([{ kind: 'property', param: 0, type: { name: 'PrismaService' } }])
    expect(member('other')).toMatchObject([{ param: 2 }])
    expect(member('config')).toEqual([])
    const constructor = facts.functions[cls.constructorFn!]!
    expect(constructor).toMatchObject({ kind: 'constructor', qualified: 'UserService.constructor', class: cls.id })
    expect(constructor.params[1]).toMatchObject({ property: false, decorators: [{ callee: { name: 'Inject' }, arguments: [{ name: 'CONFIG' }] }] })
  })

  it('have one member for overloads, with the implementation, and a type for an abstract method', () => {
    expect(member('find')).toMatchObject([{ kind: 'method', fn: functionNamed(facts, 'UserService.find').id }])
    expect(functionNamed(facts, 'UserService.find')).toMatchObject({ kind: 'method', async: true, parent: 0, class: cls.id })
    expect(member('save')).toMatchObject([{ kind: 'method', type: { k: 'function', params: [{ name: 'User' }], returns: { name: 'Promise' } } }])
    expect(member('save')[0]!.fn).toBeUndefined()
  })

  it('have accessors and computed names', () => {
    expect(member('size').map((one) => one.kind)).toEqual(['getter', 'setter'])
    expect(member('[Symbol.iterator]')).toMatchObject([{ kind: 'method' }])
    expect(facts.functions[member('[Symbol.iterator]')[0]!.fn!]!.generator).toBe(true)
  })

  it('know what constructors, methods and their arrows assign to fields, and nothing else', () => {
    expect(cls.assignments.map((one) => one.name)).toEqual(['db', 'limit', 'late'])
    expect(cls.assignments[0]).toMatchObject({ fn: cls.constructorFn, value: { k: 'mem', name: 'db', of: { k: 'id', name: 'prisma', fn: cls.constructorFn } } })
  })

  it('run field initialisers and static blocks in a function of their own', () => {
    const fields = facts.functions[cls.fieldsFn]!
    expect(fields).toMatchObject({ kind: 'fields', parent: 0, class: cls.id, params: [] })
    expect(fields.body).toMatchObject([{ k: 'expr', value: { k: 'call' } }])
    expect(functionNamed(facts, 'UserService.load')).toMatchObject({ kind: 'arrow', name: 'load', parent: cls.fieldsFn })
  })

  it('stand where they are declared, or as expressions', () => {
    expect(facts.functions[0]!.body).toMatchObject([{ k: 'class', class: cls.id, name: 'UserService' }])
    const expression = lowered(`const A = class { m() {} }\nconst B = class Inner { n() { return Inner } }\nInner`)
    expect(expression.classes.map((one) => one.name)).toEqual(['', 'Inner'])
    expect(functionNamed(expression, 'A.m').class).toBe(0)
    expect(functionNamed(expression, 'B.n').body).toEqual([{ k: 'return', value: { k: 'id', name: 'Inner', fn: 0 } }])
    expect(lastValue(expression)).toEqual({ k: 'id', name: 'Inner', fn: -1 })
  })
})
