import { Injectable } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import { prisma } from './db'

const ROUNDS = 3
const tries = ROUNDS

interface Plan { readonly entries: number; readonly config: { readonly rounds: number } }

@Injectable()
export class JobsService {
  constructor(private readonly configService: ConfigService, private readonly plan: Plan) {}

  async perSlot() {
    for (let slot = 0; slot < this.configService.get<number>('SLOTS')!; slot++) await prisma.job.count({ where: { id: slot } })
  }

  async perTry() {
    for (let at = 0; at < tries; at++) await prisma.job.count({ where: { id: at } })
  }

  async perCall(count: number) {
    for (let at = 0; at < count; at++) await prisma.job.count({ where: { id: at } }) // want "`prisma.job.count` runs once for each"
  }

  async perPlan(config: Plan['config']) {
    for (let at = 0; at < this.plan.entries; at++) await prisma.job.count({ where: { id: at } }) // want "`prisma.job.count` runs once for each"
    for (let at = 0; at < config.rounds; at++) await prisma.job.count({ where: { id: at } }) // want "`prisma.job.count` runs once for each"
  }
}
