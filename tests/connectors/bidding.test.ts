import { connectorContract } from './contract.ts';

connectorContract('bidding');
