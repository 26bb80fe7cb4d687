package io.federity.workflow;

import io.federity.nft.service.NftService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Orders the NFTs of a published round. */
@ApplicationScoped
@Named("enqueueMints")
public class EnqueueMints implements JavaDelegate {
  @Inject NftService nfts;

  @Override
  public void execute(DelegateExecution execution) {
    nfts.order(ProcessVariables.text(execution, "roundId"));
  }
}
