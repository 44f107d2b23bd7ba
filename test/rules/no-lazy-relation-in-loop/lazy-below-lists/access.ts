import { Entity, ManyToMany, OneToMany, PrimaryGeneratedColumn, type Relation, type Repository } from 'typeorm'

@Entity()
export class Account {
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToMany(() => Role, { eager: true })
  roles!: Role[]

  @ManyToMany(() => Role)
  extra!: Role[]
}

@Entity()
export class Role {
  @PrimaryGeneratedColumn()
  id!: number

  @OneToMany(() => Grant, (grant) => grant.role, { lazy: true })
  grants!: Promise<Grant[]>
}

@Entity()
export class Grant {
  @PrimaryGeneratedColumn()
  id!: number

  role!: Relation<Role>
}

export class Access {
  constructor(private readonly accounts: Repository<Account>) {}

  async count(account: Account) { // want fn:"N(account.roles)"
    let count = 0
    for (const role of account.roles) count += (await role.grants).length // want "`role.grants` loads a relation of each `role` of `account.roles`: N(account.roles) queries. Load the relation with the rows: `relations: { roles: { grants: true } }` on the query of the `Account` rows"
    return count
  }

  // Whatever loaded the extra roles for the caller may have loaded their grants along.
  async countExtra(account: Account) { // want fn:"0 … N(account.extra)"
    let count = 0
    for (const role of account.extra) count += (await role.grants).length // want "`role.grants` loads a relation of each `role` of `account.extra`: 0 … N(account.extra) queries."
    return count
  }

  async countAll(accounts: Account[]) { // want fn:"0 … N(account.roles)·N(accounts)"
    for (const account of accounts) await this.count(account) // want "`this.count` reaches `role.grants`, which loads a relation, for each `account` of `accounts`: 0 … N(account.roles)·N(accounts) queries. Load the relation with the rows: `relations: { roles: { grants: true } }` on the query of the `Account` rows"
  }

  // What the caller asked for is known here.
  async report() { // want fn:"1 + N(account.roles)·N(accounts)"
    const accounts = await this.accounts.find()
    await this.countAll(accounts)
  }
}
