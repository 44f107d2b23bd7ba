import { Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Order {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  number!: string

  @OneToMany(() => OrderLine, (line) => line.order)
  lines!: Promise<OrderLine[]>

  toJSON() {
    return { number: this.number, lines: this.lines } // want "`this.lines` is loaded once for each `Order` that is serialized (toJSON)"
  }
}

@Entity()
export class OrderLine {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  text!: string

  @ManyToOne(() => Order, (order) => order.lines)
  order!: Promise<Order>

  // Lazy relations are not enumerable, so neither the copy nor what is written of it has one.
  toJSON() {
    return { ...this, text: this.text.trim() }
  }
}
