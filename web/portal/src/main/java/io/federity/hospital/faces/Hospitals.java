package io.federity.hospital.faces;

import io.federity.hospital.service.HospitalService;
import io.federity.hospital.service.HospitalSummary;
import io.federity.portal.faces.Rows;
import io.federity.portal.faces.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The hospitals that take part in what the person may read. */
@Named("hospitals")
@RequestScoped
public class Hospitals {
  @Inject private HospitalService hospitals;
  @Inject private SignedInPerson person;

  private @Nullable Rows<HospitalSummary> all;

  /** All of them, by name. */
  public Rows<HospitalSummary> getAll() {
    Rows<HospitalSummary> known = all;
    if (known == null) {
      known = new Rows<>(hospitals.list(person.actor()));
      all = known;
    }
    return known;
  }
}
