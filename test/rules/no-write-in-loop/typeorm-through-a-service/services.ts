import { Injectable } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import { Repository } from 'typeorm'
import { AuditLog, Post, Tag } from './entities'

@Injectable()
export class AuditService {
  constructor(@InjectRepository(AuditLog) private readonly logs: Repository<AuditLog>) {}

  record(message: string) {
    return this.logs.save({ message })
  }
}

@Injectable()
export class PostService {
  constructor(@InjectRepository(Post) private readonly posts: Repository<Post>, @InjectRepository(Tag) private readonly tags: Repository<Tag>, private readonly audit: AuditService) {}

  async publishAll(ids: readonly number[]) {
    for (const id of ids) {
      await this.posts.update(id, { published: true }) // want "`this.posts.update` runs once for each `id` of `ids`"
      await this.audit.record(`published ${id}`) // want "`this.audit.record` reaches `this.logs.save` once for each `id` of `ids`"
    }
  }

  // The row that is read decides what is written: the read is the finding.
  async ensureTags(names: readonly string[]) {
    for (const name of names) {
      const tag = await this.tags.findOneBy({ name }) // want "`this.tags.findOneBy` runs once for each `name` of `names`"
      if (tag === null) await this.tags.insert({ name }) // want "`this.tags.insert`"
    }
  }
}
