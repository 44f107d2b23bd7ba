import { Exclude, Expose } from 'class-transformer'
import { Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Customer {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @OneToMany(() => Invoice, (invoice) => invoice.customer)
  invoices!: Promise<Invoice[]>

  @Expose()
  get open() {
    return this.invoices.then((invoices) => invoices.filter((invoice) => !invoice.paid).length) // want "once for each `Customer` that is serialized (@Expose)"
  }

  @Expose()
  get label() {
    return `${this.id} ${this.name}`
  }

  @Exclude()
  get total() {
    return this.invoices.then((invoices) => invoices.length)
  }

  @Expose()
  @Exclude({ toPlainOnly: true })
  get hidden() {
    return this.invoices.then((invoices) => invoices.length)
  }

  @Expose({ toClassOnly: true })
  get received() {
    return this.invoices.then((invoices) => invoices.length)
  }

  @Expose()
  @Exclude({ toClassOnly: true })
  get billed() {
    return this.invoices.then((invoices) => invoices.length) // want "once for each `Customer` that is serialized (@Expose)"
  }

  @Expose({ name: 'invoice_count' })
  count() {
    return this.invoices.then((invoices) => invoices.length) // want "once for each `Customer` that is serialized (@Expose)"
  }

  // Who asks for no group gets none of it.
  @Expose({ groups: ['staff'] })
  get paid() {
    return this.invoices.then((invoices) => invoices.filter((invoice) => invoice.paid).length)
  }
}

@Entity()
export class Invoice {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  paid!: boolean

  @ManyToOne(() => Customer, (customer) => customer.invoices)
  customer!: Promise<Customer>
}
