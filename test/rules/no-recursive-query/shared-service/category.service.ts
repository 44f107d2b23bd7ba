import { InjectRepository } from '@nestjs/typeorm'
import type { Repository } from 'typeorm'
import { Category } from './entities'

export class CategoryService {
  constructor(@InjectRepository(Category) private readonly categories: Repository<Category>) {}

  childrenOf(parentId: number) {
    return this.categories.find({ where: { parentId }, order: { name: 'ASC' } })
  }

  async menu(parentId: number): Promise<unknown[]> {
    const children = await this.childrenOf(parentId)
    return Promise.all(children.map(async (child) => ({ name: child.name, children: await this.menu(child.id) }))) // want "`this.menu` leads back to its own function"
  }
}
