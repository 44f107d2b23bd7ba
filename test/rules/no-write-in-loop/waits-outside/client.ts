import axios from 'axios'
import type { AxiosInstance } from 'axios'
import { SQS } from 'aws-sdk'
import { plainToInstance } from 'class-transformer'
import { hash } from 'bcrypt'

class Api {
  protected http: AxiosInstance

  constructor(base: string, token: string) {
    this.http = axios.create({ baseURL: base, headers: { token } })
  }

  protected async get<T>(path: string): Promise<T> {
    const response = await this.http.get<T>(path)
    return response.data
  }
}

export class Scores extends Api {
  of = async (name: string) => this.http.get(`/scores/${name}`)

  async title(name: string) {
    return this.get<string>(`/titles/${name}`)
  }
}

export class Queue {
  constructor(private readonly sqs: SQS) {}

  async announce(name: string) {
    return this.sqs.sendMessage({ QueueUrl: 'tags', MessageBody: name }).promise()
  }
}

export class Label {
  name = ''
}

export async function labelled(name: string) {
  return plainToInstance(Label, { name })
}

export async function hashed(name: string) {
  return hash(name, 10)
}
